using System.Diagnostics;

namespace Rolecall.Durability.Tests.PowerCuts;

internal static class Shell
{
    /// <summary>Null when it went well, else what it said.</summary>
    public static string? Try(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : $"{command} {string.Join(' ', arguments)}: {said.Trim()}";
    }

    public static void Run(string command, params string[] arguments)
    {
        if (Try(command, arguments) is { } complaint)
            throw new InvalidOperationException(complaint);
    }
}
