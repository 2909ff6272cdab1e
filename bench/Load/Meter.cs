using Rolecall.Bench.Servers;

namespace Rolecall.Bench.Load;

/// <summary>Warms up, measures, and keeps the best window.</summary>
internal sealed class Meter(Options options)
{
    /// <summary>A peer that takes longer for one request is not given many at once: they would only wait for each other.</summary>
    private const double Slow = 40;

    /// <summary>How many times as long as others one is watched that answered nothing in a second.</summary>
    public const int Patience = 5;

    private int runs;

    public async Task<Figures> MeasureAsync(
        PinnedProcess process, Target target, string script, int connections, IReadOnlyDictionary<string, string> environment, bool isPeer = false)
    {
        var window = options.Window;
        if (isPeer && await RunAsync(TimeSpan.FromSeconds(1), 1) is { P50: 0 or > Slow } probe)
            (connections, window) = (1, probe.P50 == 0 ? window * Patience : window);
        await RunAsync(options.WarmUp, connections);
        Figures? best = null;
        for (var attempt = 0; attempt < options.Tries; attempt++)
        {
            var figures = await process.WatchAsync(() => RunAsync(window, connections));
            if (best is null || figures.PerSecond > best.PerSecond)
                best = figures;
        }

        await process.SettleAsync();
        await Console.Error.WriteLineAsync(
            $"    {best!.PerSecond,10:N1}/s  p50 {best.P50:0.00}  p99 {best.P99:0.00}  "
            + $"cores {best.Cores:0.00}  others {best.Foreign:0.00}  errors {best.Errors}");
        return best with { Connections = connections };

        // A number for each run: names of one are never those of another.
        Task<Figures> RunAsync(TimeSpan duration, int number) =>
            Wrk.RunAsync(script, target, number, duration, environment.Append(new("BENCH_RUN", $"run{++runs}")));
    }
}
