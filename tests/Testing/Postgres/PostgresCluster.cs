using System.Globalization;
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

    private int databases;

    private PostgresCluster(int port) => Port = port;

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
        var process = PostgresProcess.Make(place, "-c shared_buffers=128MB -c max_connections=400 -c max_wal_size=1GB");
        process.Start();
        var cluster = new PostgresCluster(process.Port);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop(place);
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
        PostgresProcess.Stop(folder);
        Directory.Delete(folder, recursive: true);
    }
}
