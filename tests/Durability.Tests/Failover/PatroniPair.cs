using System.Diagnostics;
using Npgsql;
using Rolecall.Durability.Tests.Images;
using Rolecall.Durability.Tests.Nodes;
using Rolecall.Durability.Tests.Running;
using Rolecall.Testing.Postgres;

namespace Rolecall.Durability.Tests.Failover;

/// <summary>All of deploy/ha on one machine: etcd, two PostgreSQL servers under Patroni, HAProxy, two nodes.</summary>
internal sealed class PatroniPair : IDisposable
{
    private readonly string folder = Path.Combine("/var/tmp", $"rolecall-{Path.GetRandomFileName()}");
    private readonly Daemon etcd;
    private readonly PatroniNode[] servers;
    private readonly List<ServerProcess> nodes = [];
    private Haproxy? proxy;

    private PatroniPair()
    {
        Directory.CreateDirectory(folder);
        if (Environment.UserName == "root")
            Process.Start("chown", ["postgres", folder]).WaitForExit();
        var port = ServerProcess.FreePort();
        etcd = Etcd.Start(folder, port);
        servers = [new PatroniNode("pg1", folder, port), new PatroniNode("pg2", folder, port)];
    }

    /// <summary>Null until both servers run.</summary>
    public Installation Installation { get; private set; } = null!;

    /// <summary>Of HAProxy.</summary>
    public Uri Address => proxy!.Address;

    public static async Task<PatroniPair> StartAsync()
    {
        foreach (var program in new[] { "patroni", "etcd", "haproxy" })
        {
            if (!Daemon.IsInstalled(program) || !PostgresProcess.IsInstalled)
                Assert.Skip($"A failover takes postgresql-15, patroni, etcd-server and haproxy, and this machine lacks {program} at least.");
        }

        var pair = new PatroniPair();
        try
        {
            await pair.PrepareAsync();
            return pair;
        }
        catch
        {
            pair.Dispose();
            throw;
        }
    }

    /// <returns>Which server is the primary, once there is one and the other follows it so that a commit waits for both.</returns>
    public async Task<PatroniNode> PrimaryAsync()
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(90))
        {
            foreach (var (one, other) in new[] { (servers[0], servers[1]), (servers[1], servers[0]) })
            {
                if (await one.IsAsync("primary") && await other.IsAsync("synchronous"))
                    return one;
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"The two servers do not come together: {string.Join("\n", servers.SelectMany(server => File.ReadLines(server.Log).TakeLast(10)))}");
    }

    public async Task<IReadOnlyList<string>> ComplaintsAsync()
    {
        var primary = await PrimaryAsync();
        using var image = new PostgresImage(ConnectionTo(primary.Port), () => null);
        return [.. StoreChecks.Of(image)];
    }

    public void Dispose()
    {
        proxy?.Dispose();
        foreach (var node in nodes)
            node.Dispose();
        foreach (var server in servers)
            server.Dispose();
        etcd.Dispose();
        Installation?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task PrepareAsync()
    {
        servers[0].Start();
        servers[1].Start();
        var primary = await PrimaryAsync();
        Execute(primary, "postgres", "create database rolecall");
        Installation = await Installation.FoundInAsync($"postgres:{ConnectionTo(primary.Port)}");
        Execute(primary, "rolecall", "create role app login in role rolecall_server");

        int[] ports = [ServerProcess.FreePort(), ServerProcess.FreePort()];
        proxy = Haproxy.Start(Installation.Folder, ports, [.. servers.Select(server => (server.Port, server.Api))]);
        Installation.Store = $"postgres:Host=127.0.0.1;Port={proxy.PostgresPort};Username=app;Database=rolecall";
        await FindPrimaryAsync(proxy.PostgresPort);
        for (var n = 0; n < ports.Length; n++)
            nodes.Add(await ServerProcess.StartAsync(Installation, $"node{n + 1}", ports[n]));
        await proxy.WaitAsync();
    }

    /// <summary>Before its first checks the proxy leads to either server, and a node that finds the standby does not start.</summary>
    private static async Task FindPrimaryAsync(int port)
    {
        var watch = Stopwatch.StartNew();
        for (var found = 0; found < 5;)
        {
            found = await IsPrimaryAsync(port) ? found + 1 : 0;
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), "The proxy does not find the primary.");
            await Task.Delay(100);
        }
    }

    private static async Task<bool> IsPrimaryAsync(int port)
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionTo(port));
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("select pg_is_in_recovery()", connection);
            return await command.ExecuteScalarAsync() is false;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static void Execute(PatroniNode primary, string database, string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionTo(primary.Port, database));
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the constants above
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static string ConnectionTo(int port, string database = "rolecall") =>
        $"Host=127.0.0.1;Port={port};Username=postgres;Database={database};Pooling=false";
}
