using System.Collections.Concurrent;

namespace Rolecall.Server.Access;

/// <summary>When each credential was last used, collected here so that a request does not pay for a write.</summary>
internal sealed class LastUse
{
    private ConcurrentDictionary<string, DateTimeOffset> times = new(StringComparer.Ordinal);

    public void Note(string handle, DateTimeOffset at) => times[handle] = at;

    /// <summary>All since the last call.</summary>
    /// <remarks>A request that still holds the former dictionary may note into it unseen; the same token's next request makes up for that.</remarks>
    public IReadOnlyDictionary<string, DateTimeOffset> Take() =>
        Interlocked.Exchange(ref times, new ConcurrentDictionary<string, DateTimeOffset>(StringComparer.Ordinal));
}
