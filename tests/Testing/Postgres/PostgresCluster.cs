using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Rolecall.Testing.Postgres;

/// <summary>
/// A PostgreSQL server of this test process alone, started at first use and stopped with the process. It forces to disk as in
/// production, and lies in memory where it can.
/// </summary>
internal sealed class PostgresCluster
{
    private const string Memory = "/dev/shm";

    private static readonly Lazy<PostgresCluster> Started = new(Start);

    private readonly string folder;
    private int databases;

    private PostgresCluster(string folder, int port)
    {
        this.folder = folder;
        Port = port;
    }

    public static PostgresCluster Shared => Started.Value;

    public int Port { get; }

    /// <param name="login">"owner" owns everything and is above row-level security.</param>
    public string ConnectionTo(string database, string login = "owner") =>
        $"Host=127.0.0.1;Port={Port};Username={login};Database={database};Maximum Pool Size=3;Pooling=false;Include Error Detail=true";

    /// <summary>A new database, a copy of another that nobody is connected to.</summary>
    /// <returns>Its name.</returns>
    public string CreateDatabase(string template = "template0")
    {
        var name = $"t{Interlocked.Increment(ref databases).ToString(CultureInfo.InvariantCulture)}";
        Execute("postgres", $"create database {name} template {template}");
        return name;
    }

    public void DropDatabase(string name) => Execute("postgres", $"drop database {name} with (force)");

    public void Execute(string database, string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionTo(database));
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the tests' own text
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static PostgresCluster Start()
    {
        var parent = Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > 2L << 30 ? Memory : Path.GetTempPath();
        StopOrphans(parent);
        var place = Path.Combine(parent, $"rolecall-postgres-{Environment.ProcessId}");
        Directory.CreateDirectory(place);
        Shell($"{Postgres("chown", place)} true");
        Shell($"{Postgres("run")} {Bin("initdb")} -D {place}/data -U owner --auth=trust --no-sync --no-instructions -E UTF8 --locale=C.UTF-8");
        var port = FreePort();
        Shell(
            $"{Postgres("run")} {Bin("pg_ctl")} -D {place}/data -s -w -t 30 -l {place}/log start -o \"-c listen_addresses=127.0.0.1 -p {port} "
            + $"-c unix_socket_directories={place} -c shared_buffers=128MB -c max_connections=400 -c max_wal_size=1GB\"");
        var cluster = new PostgresCluster(place, port);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop(cluster.folder);
        return cluster;
    }

    /// <summary>Of test processes that were killed.</summary>
    private static void StopOrphans(string parent)
    {
        foreach (var left in Directory.GetDirectories(parent, "rolecall-postgres-*"))
        {
            if (!Directory.Exists($"/proc/{left[(left.LastIndexOf('-') + 1)..]}"))
                Stop(left);
        }
    }

    private static void Stop(string folder)
    {
        Shell($"{Postgres("run")} {Bin("pg_ctl")} -D {folder}/data -s -m immediate stop || true");
        Directory.Delete(folder, recursive: true);
    }

    private static string Bin(string program) => $"\"$(pg_config --bindir)\"/{program}";

    /// <summary>PostgreSQL does not run as root.</summary>
    private static string Postgres(string how, string folder = "") => (how, Environment.UserName) switch
    {
        ("chown", "root") => $"chown postgres {folder} &&",
        ("run", "root") => "runuser -u postgres --",
        _ => "",
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Shell(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", $"cd / && {command}"])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{command}: {said}");
    }
}
