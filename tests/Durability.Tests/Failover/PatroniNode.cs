using System.Diagnostics;
using System.Net;
using Rolecall.Durability.Tests.Nodes;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Failover;

/// <summary>A PostgreSQL server that Patroni looks after, as deploy/ha sets it up.</summary>
internal sealed class PatroniNode : IDisposable
{
    private readonly string name;
    private readonly string folder;
    private readonly HttpClient http;
    private Daemon? patroni;

    /// <param name="folder">Belongs to the user postgres.</param>
    public PatroniNode(string name, string folder, int etcd)
    {
        (this.name, this.folder) = (name, folder);
        http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Api}"), Timeout = TimeSpan.FromSeconds(2) };
        File.WriteAllText(Configuration, Reference.Read(
            "patroni.yml",
            ("name: pg1", $"name: {name}"),
            ("10.0.0.11:2379,10.0.0.12:2379,10.0.0.13:2379", $"127.0.0.1:{etcd}"),
            ("10.0.0.11:8008", $"127.0.0.1:{Api}"),
            ("10.0.0.11:5432", $"127.0.0.1:{Port}"),
            ("/var/lib/postgresql/15/rolecall", Data),
            ("/usr/lib/postgresql/15/bin", Programs()),
            ("/var/lib/postgresql/.pgpass-patroni", Path.Combine(folder, $"{name}.pgpass")),
            ("/var/run/postgresql", folder),
            ("10.0.0.0/24 scram-sha-256", "127.0.0.1/32 trust"),
            ("local all all peer", "local all all trust")));
    }

    public int Port { get; } = ServerProcess.FreePort();

    public int Api { get; } = ServerProcess.FreePort();

    public string Log => Path.Combine(folder, $"{name}.log");

    private string Data => Path.Combine(folder, name);

    private string Configuration => Path.Combine(folder, $"{name}.yml");

    public void Start() => patroni = Daemon.Start($"patroni {Configuration}", Log, "postgres");

    /// <summary>The machine is gone: the database and what looks after it.</summary>
    public void Kill()
    {
        patroni!.Kill();
        using var postmaster = Process.GetProcessById(int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First()));
        postmaster.Kill();
        postmaster.WaitForExit();
    }

    /// <param name="role">"primary" or "synchronous": a path that Patroni answers 200 when it is so.</param>
    public async Task<bool> IsAsync(string role)
    {
        try
        {
            using var answer = await http.GetAsync($"/{role}");
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        patroni?.Dispose();
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            Rolecall.Testing.Postgres.PostgresProcess.StopIn(Data);
        http.Dispose();
    }

    private static string Programs()
    {
        using var ask = Process.Start(new ProcessStartInfo("pg_config", ["--bindir"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        return ask.StandardOutput.ReadToEnd().Trim();
    }
}
