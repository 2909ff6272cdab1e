using System.Collections.Concurrent;
using System.Diagnostics;
using Rolecall.Durability.Tests.Images;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Nodes;

/// <summary>SIGTERM, as every upgrade sends it.</summary>
[Collection(SharedPair.Name)]
public sealed class LeavingTests(SharedPair shared)
{
    [Fact]
    [Spec("R-59", "R-62")]
    public async Task Each_node_is_replaced_under_load_and_no_request_fails()
    {
        var pair = await shared.GetAsync();
        var (load, acknowledged) = (pair.Load, pair.Ledger.Acknowledgements);
        load.StartAnew();
        await load.DuringAsync(pair.Address, pair.Installation, async () =>
        {
            foreach (var node in (int[])[0, 1, 0])
            {
                await Task.Delay(300);
                await LeaveAsync(pair.Nodes[node]);
                await pair.StartNodeAsync(node);
                await UntilInUseAsync(pair.Address, $"node{node + 1}");
            }
        });

        await load.SettleAsync(pair.Address, pair.Installation, pair.Seed);
        Assert.Equal((0, 0), (load.Seen.PutOff, load.Seen.Broken));
        Assert.Empty(pair.Postgres.Complaints(StoreChecks.Sound));
        TestContext.Current.TestOutputHelper!.WriteLine($"3 nodes replaced under load, {pair.Ledger.Acknowledgements - acknowledged} requests, 0 failed; seed {pair.Seed}");
    }

    [Fact]
    public async Task Requests_alternate_between_the_nodes()
    {
        var pair = await shared.GetAsync();
        var served = new ConcurrentDictionary<string, int>();
        await UntilInUseAsync(pair.Address, "node1");
        await UntilInUseAsync(pair.Address, "node2");
        using var http = new HttpClient { BaseAddress = pair.Address };
        for (var n = 0; n < 100; n++)
            served.AddOrUpdate(await ServedByAsync(http), 1, (_, before) => before + 1);

        Assert.Equal(50, served["node1"]);
        Assert.Equal(50, served["node2"]);
    }

    /// <summary>Readiness goes off first, while requests are still taken; then the process ends well.</summary>
    private static async Task LeaveAsync(ServerProcess node)
    {
        using var http = new HttpClient { BaseAddress = node.Address };
        node.Terminate();
        var watch = Stopwatch.StartNew();
        while (await StatusAsync(http, "/health/ready") != 503)
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), "A node that stops must say so before it does.");
        Assert.Equal(200, await StatusAsync(http, "/health/live"));
        await node.StopAsync();
        Assert.Equal(0, node.ExitCode);
    }

    private static async Task<int> StatusAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path);
        return (int)answer.StatusCode;
    }

    private static async Task UntilInUseAsync(Uri proxy, string node)
    {
        using var http = new HttpClient { BaseAddress = proxy };
        var watch = Stopwatch.StartNew();
        while (await ServedByAsync(http) != node)
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"HAProxy sends nothing to {node}.");
    }

    private static async Task<string> ServedByAsync(HttpClient http)
    {
        using var answer = await http.GetAsync("/health/live");
        return answer.Headers.GetValues("X-Served-By").Single();
    }
}
