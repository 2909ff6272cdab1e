using System.Data.Common;
using System.Text;

namespace Rolecall.Server.Hosting;

/// <summary>An unexpected exception for the log: where it came from in full, but no message that could quote a person's data.</summary>
internal static class Faults
{
    public static string Describe(Exception fault)
    {
        var text = new StringBuilder();
        for (var at = fault; at is not null; at = at.InnerException)
        {
            text.Append(at.GetType().FullName);
            // Of ourselves, of databases and of files: these name columns and paths, the rest quotes values.
            if (at is InvalidOperationException or DbException or IOException)
                text.Append(": ").Append(at.Message);
            text.AppendLine().AppendLine(at.StackTrace);
        }

        return text.ToString();
    }
}
