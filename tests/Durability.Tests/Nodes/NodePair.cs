using Rolecall.Durability.Tests.Killing;
using Rolecall.Durability.Tests.Postgres;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Nodes;

/// <summary>Two nodes behind HAProxy, over one PostgreSQL.</summary>
internal sealed class NodePair : IDisposable
{
    /// <summary>As in deploy/ha/rolecall.service: longer than HAProxy takes to notice.</summary>
    private const int LeaveSeconds = 3;

    private readonly int[] ports = [ServerProcess.FreePort(), ServerProcess.FreePort()];
    private readonly ServerProcess?[] nodes = new ServerProcess?[2];
    private Haproxy? proxy;

    private NodePair(PostgresOnDisk postgres, Installation installation)
    {
        (Postgres, Installation) = (postgres, installation);
        Ledger = new Ledger(Path.Combine(installation.Folder, "ledger.txt"));
        Load = new Load(8, Ledger, new Random(Seed));
    }

    public PostgresOnDisk Postgres { get; }

    public Installation Installation { get; }

    public int Seed { get; } = Counts.Seed;

    public Ledger Ledger { get; }

    public Load Load { get; }

    public IReadOnlyList<ServerProcess> Nodes => nodes!;

    /// <summary>Of HAProxy.</summary>
    public Uri Address => proxy!.Address;

    /// <summary>Nobody touches the ledger's people but the load, so the tests share one pair.</summary>
    public static async Task<NodePair> StartAsync()
    {
        if (!Haproxy.IsInstalled)
            Assert.Skip("HAProxy is not on this machine: install haproxy.");
        var postgres = PostgresOnDisk.Start();
        var pair = new NodePair(postgres, await postgres.FoundAsync());
        try
        {
            await Task.WhenAll(pair.StartNodeAsync(0), pair.StartNodeAsync(1));
            pair.proxy = Haproxy.Start(pair.Installation.Folder, pair.ports);
            await pair.proxy.WaitAsync();
            return pair;
        }
        catch
        {
            pair.Dispose();
            throw;
        }
    }

    /// <summary>For the first time, or again.</summary>
    public async Task StartNodeAsync(int node)
    {
        nodes[node]?.Dispose();
        nodes[node] = await ServerProcess.StartAsync(Installation, $"node{node + 1}", ports[node], LeaveSeconds);
    }

    public void Dispose()
    {
        proxy?.Dispose();
        foreach (var node in nodes)
            node?.Dispose();
        Ledger.Dispose();
        Postgres.Dispose();
        Installation.Dispose();
    }
}
