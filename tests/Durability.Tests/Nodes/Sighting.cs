using System.Diagnostics;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Nodes;

/// <summary>How long after its answer a change is seen on every node.</summary>
internal sealed class Sighting(NodePair pair)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private int turn;

    public List<TimeSpan> Delays { get; } = [];

    /// <param name="change">Is made on one node, the next on the other.</param>
    /// <param name="probe">The status that a GET of a path has on a node.</param>
    /// <param name="former">What it is before, on both, so that both have it in memory.</param>
    /// <param name="next">What it is to be.</param>
    public async Task SeeAsync(Func<Wire, Task> change, (string Token, string Path) probe, int former, int next)
    {
        Wire[] probes = [.. pair.Nodes.Select(node => new Wire(node.Address, probe.Token))];
        foreach (var wire in probes)
            Assert.Equal(former, await wire.StatusAsync(probe.Path));

        using var writer = new Wire(pair.Nodes[turn++ % 2].Address, pair.Installation.ApiToken);
        await change(writer);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(probes.Select(async wire =>
        {
            while (await wire.StatusAsync(probe.Path) != next)
                Assert.True(watch.Elapsed < Longest, $"{probe.Path} is not answered {next} after {Longest.TotalSeconds} s.");
        }));
        Delays.Add(watch.Elapsed);
        foreach (var wire in probes)
            wire.Dispose();
    }
}
