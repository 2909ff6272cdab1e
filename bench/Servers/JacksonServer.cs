using Rolecall.Bench.Load;
using Rolecall.Bench.Postgres;

namespace Rolecall.Bench.Servers;

/// <summary>The Directory Sync of saml-jackson over PostgreSQL, where every start makes a directory of its own.</summary>
/// <param name="cluster">Null when there is no PostgreSQL.</param>
internal sealed class JacksonServer(PostgresCluster? cluster) : IServer
{
    public const string ItsName = "saml-jackson";

    private const string Token = "bench";
    private static readonly Uri Address = new("http://127.0.0.1:5087");

    private readonly PeerNode node = new(ItsName);
    private string database = "";

    public string Name => ItsName;

    public string Keeps => "PostgreSQL, synchronous_commit=on";

    public bool Remembers => false;

    public bool HasBulk => false;

    public async Task<Target> PrepareAsync(int size)
    {
        if (cluster is null)
            throw new InvalidOperationException("PostgreSQL did not start");
        var name = $"jackson_{size}";
        await cluster.CreateDatabaseAsync(name);
        database = cluster.Url(name);
        return new Target(Address, "/scim", Token);
    }

    public Task<PinnedProcess> StartAsync() => PinnedProcess.StartAsync(
        node.Executable, [node.Script, $"{Address.Port}", Token, database], new Uri(Address, "/ready"), cluster?.Process);
}
