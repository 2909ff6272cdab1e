using Rolecall.Durability.Tests.Nodes;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Postgres;

/// <summary>A pooler that lends each connection for one transaction, of which there are few, so that everybody gets everybody's.</summary>
internal sealed class Pgbouncer : IDisposable
{
    private readonly Daemon process;
    private readonly string folder;

    private Pgbouncer(Daemon process, string folder, int port) => (this.process, this.folder, Port) = (process, folder, port);

    public int Port { get; }

    public static Pgbouncer Start(int postgres)
    {
        if (!Daemon.IsInstalled("pgbouncer"))
            Assert.Skip("pgbouncer is not on this machine: install pgbouncer.");
        var (folder, port) = (Path.Combine("/var/tmp", $"rolecall-{Path.GetRandomFileName()}"), ServerProcess.FreePort());
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "userlist.txt"), "\"app\" \"\"\n");
        File.WriteAllText(Path.Combine(folder, "pgbouncer.ini"), Reference.Read(
            "pgbouncer.ini",
            ("host=127.0.0.1 port=5000", $"host=127.0.0.1 port={postgres}"),
            ("listen_port = 6432", $"listen_port = {port}"),
            ("auth_type = scram-sha-256", "auth_type = trust"),
            ("/etc/pgbouncer/userlist.txt", $"{folder}/userlist.txt"),
            ("default_pool_size = 40", "default_pool_size = 4")));
        return new Pgbouncer(Daemon.Start($"pgbouncer {folder}/pgbouncer.ini", Path.Combine(folder, "pgbouncer.log"), "postgres"), folder, port);
    }

    public void Dispose()
    {
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
