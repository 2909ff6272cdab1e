using System.Diagnostics;
using System.Net;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Nodes;

/// <summary>HAProxy as deploy/ha sets it up, before two nodes and two PostgreSQL servers of this machine.</summary>
internal sealed class Haproxy : IDisposable
{
    private readonly Daemon process;

    private Haproxy(Daemon process, int http, int postgres)
    {
        this.process = process;
        Address = new Uri($"http://127.0.0.1:{http}");
        PostgresPort = postgres;
    }

    public Uri Address { get; }

    /// <summary>Leads to the primary.</summary>
    public int PostgresPort { get; }

    public static bool IsInstalled => Daemon.IsInstalled("haproxy");

    /// <param name="postgres">Port of each PostgreSQL server and of what says whether it is the primary; none for a test without.</param>
    public static Haproxy Start(string folder, int[] nodes, (int Port, int Api)[]? postgres = null)
    {
        var (http, database) = (ServerProcess.FreePort(), ServerProcess.FreePort());
        var servers = postgres ?? [(1, 1), (1, 1)];
        var configuration = Reference.Read(
            "haproxy.cfg",
            ("bind :443 ssl crt /etc/haproxy/rolecall.pem alpn h2,http/1.1", $"bind 127.0.0.1:{http}"),
            ("10.0.0.21:5080", $"127.0.0.1:{nodes[0]}"),
            ("10.0.0.22:5080", $"127.0.0.1:{nodes[1]}"),
            ("bind 127.0.0.1:5000", $"bind 127.0.0.1:{database}"),
            ("10.0.0.11:5432 check port 8008", $"127.0.0.1:{servers[0].Port} check port {servers[0].Api}"),
            ("10.0.0.12:5432 check port 8008", $"127.0.0.1:{servers[1].Port} check port {servers[1].Api}"),
            ("/run/haproxy/admin.sock", $"{folder}/haproxy.sock"));
        var file = Path.Combine(folder, "haproxy.cfg");
        File.WriteAllText(file, configuration);
        return new Haproxy(Daemon.Start($"haproxy -db -f {file}", Path.Combine(folder, "haproxy.log")), http, database);
    }

    /// <summary>Until it has found a node ready.</summary>
    public async Task WaitAsync()
    {
        using var http = new HttpClient();
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(30) && !process.HasExited)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(Address, "/health/live"));
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // not yet
            }

            await Task.Delay(20);
        }

        Assert.Fail($"HAProxy leads to no node:\n{await File.ReadAllTextAsync(process.Log)}");
    }

    public void Dispose() => process.Dispose();
}
