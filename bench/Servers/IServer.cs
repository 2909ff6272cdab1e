using Rolecall.Bench.Load;

namespace Rolecall.Bench.Servers;

/// <summary>A server that can be measured: ours, or a peer.</summary>
internal interface IServer
{
    string Name { get; }

    /// <summary>Where it keeps what it acknowledged.</summary>
    string Keeps { get; }

    /// <summary>Whether a second start finds what the first was told.</summary>
    bool Remembers { get; }

    /// <summary>Whether it takes /Bulk.</summary>
    bool HasBulk { get; }

    /// <summary>Makes an empty store; what was in the last one is left behind.</summary>
    /// <exception cref="InvalidOperationException">It cannot run here; the message says why.</exception>
    Task<Target> PrepareAsync(int size);

    Task<PinnedProcess> StartAsync();
}
