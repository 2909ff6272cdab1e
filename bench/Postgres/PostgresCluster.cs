using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Rolecall.Bench.Servers;

namespace Rolecall.Bench.Postgres;

/// <summary>A PostgreSQL of this run alone, on core 0 beside the server, that loses nothing it acknowledged.</summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private const string Owner = "bench";

    private readonly string folder;
    private readonly string binaries;
    private readonly int port;
    private readonly IDisposable leftover;

    private PostgresCluster(string folder, string binaries, int port)
    {
        (this.folder, this.binaries, this.port) = (folder, binaries, port);
        leftover = Leftovers.Add(() => StopAsync().GetAwaiter().GetResult());
    }

    /// <summary>The postmaster's number.</summary>
    public int Process => int.Parse(File.ReadLines(Path.Combine(folder, "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    public string Version { get; private set; } = "";

    public static async Task<PostgresCluster> StartAsync()
    {
        var programs = (await Tool.RunAsync("pg_config", "--bindir")).Trim();
        // On a disk (/tmp may be memory), and where the user that PostgreSQL insists on can go.
        var place = Directory.CreateDirectory($"/var/tmp/rolecall-bench-{Environment.ProcessId}").FullName;
        if (Environment.IsPrivilegedProcess)
            await Tool.RunAsync("chown", "postgres", place);
        var cluster = new PostgresCluster(place, programs, FreePort());
        await cluster.AsOwnerAsync(
            "initdb", "-D", Path.Combine(place, "data"), "-U", Owner, "--auth=trust", "--no-instructions", "-E", "UTF8", "--locale=C.UTF-8");
        await cluster.AsOwnerAsync(
            "pg_ctl", "-D", Path.Combine(place, "data"), "-s", "-w", "-t", "60", "-l", Path.Combine(place, "log"), "-o", cluster.Settings(), "start");
        await using var source = NpgsqlDataSource.Create(cluster.Connection("postgres"));
        await using var command = source.CreateCommand("show server_version");
        cluster.Version = ((string)(await command.ExecuteScalarAsync())!).Split(' ')[0];
        return cluster;
    }

    /// <returns>How to connect to it.</returns>
    public async Task<string> CreateDatabaseAsync(string name)
    {
        await using var source = NpgsqlDataSource.Create(Connection("postgres"));
#pragma warning disable CA2100 // a name of ours
        await using var drop = source.CreateCommand($"drop database if exists {name} with (force)");
        await drop.ExecuteNonQueryAsync();
        await using var create = source.CreateCommand($"create database {name}");
#pragma warning restore CA2100
        await create.ExecuteNonQueryAsync();
        return Connection(name);
    }

    public async ValueTask DisposeAsync()
    {
        leftover.Dispose();
        await StopAsync();
    }

    private async Task StopAsync()
    {
        await AsOwnerAsync("pg_ctl", "-D", Path.Combine(folder, "data"), "-m", "immediate", "-s", "stop");
        Directory.Delete(folder, recursive: true);
    }

    public string Url(string database) => $"postgres://{Owner}@127.0.0.1:{port}/{database}";

    private string Connection(string database) => $"Host=127.0.0.1;Port={port};Username={Owner};Database={database}";

    private string Settings()
    {
        var buffers = Math.Min(2048, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 20) / 4);
        return $"-c listen_addresses=127.0.0.1 -p {port} -c unix_socket_directories={folder} -c fsync=on -c synchronous_commit=on "
            + $"-c shared_buffers={buffers}MB -c max_wal_size=8GB -c max_connections=200";
    }

    /// <remarks>What it starts stays on the core it was started on.</remarks>
    private Task<string> AsOwnerAsync(string program, params string[] arguments)
    {
        string[] pinned = ["-c", "0", Path.Combine(binaries, program), .. arguments];
        return Environment.IsPrivilegedProcess
            ? Tool.RunAsync("runuser", ["-u", "postgres", "--", "taskset", .. pinned])
            : Tool.RunAsync("taskset", pinned);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
