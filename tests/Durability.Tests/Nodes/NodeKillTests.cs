using System.Diagnostics;
using Rolecall.Durability.Tests.Images;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Nodes;

/// <summary>One of two nodes is killed; the other goes on.</summary>
[Collection(SharedPair.Name)]
public sealed class NodeKillTests(SharedPair shared)
{
    private const int Clients = 8;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    [Fact]
    [Spec("R-55", "R-51", "R-52", "I-13")]
    public async Task No_acknowledged_write_is_lost_when_a_node_is_killed_and_the_other_goes_on()
    {
        var pair = await shared.GetAsync();
        var (kills, random) = (Counts.NodeKills, new Random(pair.Seed));
        var (load, ledger, before) = (pair.Load, pair.Ledger, pair.Ledger.Acknowledgements);
        load.StartAnew();
        var (gaps, watch) = (new List<TimeSpan>(), Stopwatch.StartNew());
        for (var kill = 1; kill <= kills; kill++)
        {
            ledger.Note($"kill {kill}");
            var victim = random.Next(2);
            await load.DuringAsync(pair.Address, pair.Installation, async () =>
            {
                await Task.Delay(random.Next(50, 500));
                await pair.Nodes[victim].KillAsync();
                gaps.Add(await load.UntilItGoesOnAsync(Longest));
                await Task.Delay(random.Next(50, 300));
            });
            await pair.StartNodeAsync(victim);
            await load.SettleAsync(pair.Nodes[1 - victim].Address, pair.Installation, pair.Seed);
        }

        load.Demand(pair.Installation, pair.Seed, pair.Postgres.Complaints(StoreChecks.Sound));
        Assert.Equal(0, load.Seen.PutOff);
        gaps.Sort();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{kills} kills of a node in {watch.Elapsed.TotalSeconds:0} s, {ledger.Acknowledgements - before} acknowledged writes, 0 lost; "
            + $"{load.Seen.Broken} requests that were on the node got no answer, no other was hurt; the next write was acknowledged after "
            + $"{gaps[gaps.Count / 2].TotalMilliseconds:0} ms (median), {gaps[^1].TotalMilliseconds:0} ms (longest); seed {pair.Seed}");
        Assert.InRange(load.Seen.Broken, 0, kills * Clients);
    }
}
