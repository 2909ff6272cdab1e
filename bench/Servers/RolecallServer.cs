using System.Text.Json;
using Rolecall.Bench.Load;
using Rolecall.Bench.Postgres;

namespace Rolecall.Bench.Servers;

/// <summary>The published server, on a store of its own for each size.</summary>
/// <param name="cluster">Null for SQLite.</param>
internal sealed class RolecallServer(string folder, PostgresCluster? cluster) : IServer
{
    public const string ItsName = "Rolecall";

    private static readonly Uri Address = new("http://127.0.0.1:5085");
    private static readonly string Executable = Path.Combine(Repository.Root, "artifacts", "publish", "rolecall");

    private string store = "";

    public string Name => ItsName;

    public string Keeps => cluster is null ? "SQLite, synchronous=FULL" : "PostgreSQL, synchronous_commit=on";

    public bool Remembers => true;

    public bool HasBulk => true;

    public async Task<Target> PrepareAsync(int size)
    {
        if (cluster is null)
        {
            var place = Path.Combine(folder, $"{size}");
            if (Directory.Exists(place))
                Directory.Delete(place, recursive: true);
            Directory.CreateDirectory(place);
            store = $"sqlite:{Path.Combine(place, "bench.db")}";
        }
        else
        {
            store = $"postgres:{await cluster.CreateDatabaseAsync($"bench_{size}")}";
            if ((await Tool.RunAsync(Executable, "--help")).Contains("migrate", StringComparison.Ordinal))
                await Tool.RunAsync(Executable, "migrate", "--store", store);
        }

        using var made = JsonDocument.Parse(await Tool.RunAsync(
            Executable, "init", "--store", store, "--url", Address.ToString().TrimEnd('/'), "--workspace", "Bench",
            "--owner", "owner@bench.example", "--idp-metadata", Path.Combine(Repository.Root, "samples", "okta-metadata.xml"),
            "--behaviour", "rfc", "--json"));
        var scim = new Uri(made.RootElement.GetProperty("scimBaseUrl").GetString()!);
        return new Target(Address, scim.AbsolutePath, made.RootElement.GetProperty("scimToken").GetString()!);
    }

    public Task<PinnedProcess> StartAsync() => PinnedProcess.StartAsync(
        Executable, ["serve", "--urls", Address.ToString(), "--store", store], new Uri(Address, "/health/ready"), cluster?.Process);
}
