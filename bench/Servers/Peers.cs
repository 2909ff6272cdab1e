using Rolecall.Bench.Postgres;
using Rolecall.Bench.Report;

namespace Rolecall.Bench.Servers;

/// <summary>Other servers that speak SCIM and come from a package registry.</summary>
internal static class Peers
{
    /// <summary>Servers that performance figures exist for, and why this run cannot repeat them.</summary>
    private static readonly Absent[] Missing =
    [
        new("scimgateway", "everything", "not in the package registry that this machine uses"),
        new("SCIMReferenceCode (Microsoft)", "everything", "not on NuGet"),
    ];

    public static IReadOnlyList<IServer> Chosen(Options options, string folder, PostgresCluster? cluster, Findings findings)
    {
        IServer[] all = [new ScimmyServer(folder, isDurable: false), new ScimmyServer(folder, isDurable: true), new JacksonServer(cluster)];
        if (options.Peers is not ["none"])
            findings.Absent.AddRange(Missing.Where(peer => options.HasPeer(peer.Server.Split(' ')[0])));
        return [.. all.Where(peer => options.HasPeer(peer.Name))];
    }
}
