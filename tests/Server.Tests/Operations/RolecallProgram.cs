using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Rolecall.Server.Tests.Operations;

/// <summary>The program as it was built, run as the operator runs it.</summary>
internal static class RolecallProgram
{
    public static ProcessStartInfo Start(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "rolecall.exe" : "rolecall");
        return new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
    }

    public static async Task<Outcome> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(Start(arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Outcome(process.ExitCode, await output, await error);
    }
}

internal sealed record Outcome(int Code, string Output, string Error)
{
    public JsonNode Json => JsonNode.Parse(Output)!;

    public string? this[string member] => Json[member]?.GetValue<string>();
}
