using System.CommandLine;
using System.CommandLine.Invocation;

namespace Rolecall.Server.Operations;

/// <summary>Exit codes that scripts may rely on: 0 done, 1 refused, 2 not understood.</summary>
internal static class CommandLine
{
    public const int NotUnderstood = 2;

    public static async Task<int> RunAsync(RootCommand root, string[] args, InvocationConfiguration? output = null)
    {
        var parsed = root.Parse(args);
        if (parsed.Action is ParseErrorAction complaint)
        {
            complaint.ShowHelp = false; // a page of options would push the one line that says what is wrong out of sight
            complaint.ShowTypoCorrections = false; // they go to the output, which scripts read as the answer
        }

        var code = await parsed.InvokeAsync(output);
        return parsed.Errors.Count > 0 ? NotUnderstood : code;
    }
}
