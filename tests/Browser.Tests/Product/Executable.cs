using System.Diagnostics;

namespace Rolecall.Browser.Tests.Product;

/// <summary>The program under test: the published one where <c>./dev test</c> says where that is, else the one in the build folder.</summary>
internal static class Executable
{
    public static string[] Command(params string[] arguments) => Environment.GetEnvironmentVariable("ROLECALL_PUBLISHED") is { Length: > 0 } folder
        ? [Path.Combine(folder, "rolecall"), .. arguments]
        : ["dotnet", Path.Combine(Repository.Root, "artifacts", "bin", "Server", "release", "rolecall.dll"), .. arguments];

    /// <summary>Runs a verb to its end, which must be a good one.</summary>
    /// <returns>What it printed.</returns>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        var command = Command(arguments);
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var complaint = process.StandardError.ReadToEndAsync();
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"rolecall {arguments[0]}: {await complaint}");
        return printed;
    }
}
