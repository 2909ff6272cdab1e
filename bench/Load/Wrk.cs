using System.Diagnostics;
using System.Globalization;

namespace Rolecall.Bench.Load;

/// <summary>The load generator on a core of its own: one thread, keep-alive, a script for each workload.</summary>
internal static class Wrk
{
    /// <param name="environment">What the script reads besides the target.</param>
    public static async Task<Figures> RunAsync(
        string script, Target target, int connections, TimeSpan duration, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var scripts = Path.Combine(AppContext.BaseDirectory, "Load");
        var start = new ProcessStartInfo("taskset",
        [
            "-c", "1", "wrk", "-t", "1", "-c", $"{connections}", "-d", $"{duration.TotalSeconds:0}s", "--timeout", "10s",
            "-s", Path.Combine(scripts, script + ".lua"), target.Server.ToString(),
        ])
        { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["BENCH_LUA"] = scripts;
        start.Environment["BENCH_PATH"] = target.Path;
        start.Environment["BENCH_TOKEN"] = target.Token;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var wrk = Process.Start(start)!;
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        var line = output.Split('\n').FirstOrDefault(line => line.StartsWith("BENCH ", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"wrk printed no figures for {script}: {output.Trim()}");
        var figures = line.Split(' ')[1..].Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        var seconds = figures[1] / 1e6;
        return new Figures(figures[0] / seconds, figures[2] / 1000, figures[3] / 1000, (int)figures[4])
        {
            MegabytesPerSecond = figures[5] / 1e6 / seconds,
        };
    }
}
