using System.Diagnostics;

namespace Rolecall.Bench.Servers;

/// <summary>A program that is run to its end.</summary>
internal static class Tool
{
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message is what it complained about.</exception>
    public static async Task<string> RunAsync(string file, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var complaint = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode == 0)
            return output;
        var said = (await complaint).Trim();
        throw new InvalidOperationException(said.Length > 0 ? said : $"{file} ended with {process.ExitCode}: {output.Trim()}");
    }
}
