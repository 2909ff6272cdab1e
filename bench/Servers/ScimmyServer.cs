using Rolecall.Bench.Load;

namespace Rolecall.Bench.Servers;

/// <summary>SCIMMY with its express routers, over a Map or over node:sqlite.</summary>
internal sealed class ScimmyServer(string folder, bool isDurable) : IServer
{
    private const string Token = "bench";
    private static readonly Uri Address = new("http://127.0.0.1:5086");

    private readonly PeerNode node = new("scimmy");
    private string? file;

    public string Name => isDurable ? "scimmy-sqlite" : "scimmy";

    public string Keeps => isDurable ? "node:sqlite, synchronous=FULL" : "a Map in memory: nothing is kept";

    public bool Remembers => isDurable;

    public bool HasBulk => true;

    public Task<Target> PrepareAsync(int size)
    {
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
        string[] arguments = [node.Script, $"{Address.Port}", Token];
        return PinnedProcess.StartAsync(node.Executable, file is null ? arguments : [.. arguments, file], new Uri(Address, "/ready"));
    }
}
