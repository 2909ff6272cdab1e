using Rolecall.Durability.Tests.Nodes;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Failover;

/// <summary>One member, where production has three.</summary>
internal static class Etcd
{
    public static Daemon Start(string folder, int port)
    {
        var peers = ServerProcess.FreePort();
        var configuration = Reference.Read(
            "etcd.conf",
            ("/var/lib/etcd/rolecall", Path.Combine(folder, "etcd")),
            ("etcd1=http://10.0.0.11:2380,etcd2=http://10.0.0.12:2380,etcd3=http://10.0.0.13:2380", $"etcd1=http://127.0.0.1:{peers}"),
            ("10.0.0.11:2380", $"127.0.0.1:{peers}"),
            ("10.0.0.11:2379", $"127.0.0.1:{port}"));
        var settings = configuration.Split('\n').Where(line => line.StartsWith("ETCD_", StringComparison.Ordinal))
            .ToDictionary(line => line[..line.IndexOf('=', StringComparison.Ordinal)], line => line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        return Daemon.Start("etcd", Path.Combine(folder, "etcd.log"), environment: settings);
    }
}
