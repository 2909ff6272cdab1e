using System.Diagnostics;
using Rolecall.Durability.Tests.Killing;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Failover;

/// <summary>The primary's machine is gone, and the standby takes over (goal G-04).</summary>
public sealed class FailoverTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    [Fact]
    [Spec("R-55", "R-57", "R-62", "I-13")]
    public async Task No_acknowledged_write_is_lost_when_the_primary_is_killed()
    {
        var (failovers, seed) = (Counts.Failovers, Counts.Seed);
        var random = new Random(seed);
        using var pair = await PatroniPair.StartAsync();
        using var ledger = new Ledger(Path.Combine(pair.Installation.Folder, "ledger.txt"));
        var load = new Load(8, ledger, random);
        var gaps = new List<TimeSpan>();
        for (var failover = 1; failover <= failovers; failover++)
        {
            ledger.Note($"failover {failover}");
            var primary = await pair.PrimaryAsync();
            await load.DuringAsync(pair.Address, pair.Installation, async () =>
            {
                await Task.Delay(random.Next(1000, 2000));
                primary.Kill();
                var watch = Stopwatch.StartNew();
                await Task.Delay(200); // what was acknowledged before is heard by then
                await load.UntilItGoesOnAsync(Longest);
                gaps.Add(watch.Elapsed);
                await Task.Delay(500);
            });
            primary.Start(); // and follows the other, rewound
            await load.SettleAsync(pair.Address, pair.Installation, seed);
        }

        load.Demand(pair.Installation, seed, await pair.ComplaintsAsync());
        gaps.Sort();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{failovers} failovers, {ledger.Acknowledgements} acknowledged writes, 0 lost, 0 answers 500; {load.Seen.PutOff} put off by 503, "
            + $"{load.Seen.Broken} without an answer; writes go on after {gaps[gaps.Count / 2].TotalSeconds:0.0} s (median), "
            + $"{gaps[^1].TotalSeconds:0.0} s (longest); seed {seed}");
    }
}
