using System.Collections.Concurrent;

namespace Rolecall.Server.SingleSignOn.Oidc;

/// <summary>Providers as they were last read. One reads at a time for each issuer, the others wait for what it finds.</summary>
internal sealed class KnownProviders(Discovery discovery, TimeProvider clock)
{
    private const int Most = 1_000;

    /// <summary>Read again after this.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    /// <summary>While reading fails, what was read serves for so long: keys that were withdrawn must stop at some time.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>Between two attempts when there is something to go on with, and between two that unknown keys cause.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Known> issuers = new(StringComparer.Ordinal);

    /// <exception cref="OidcRefusedException">ProviderUnreachable, ProviderUnusable.</exception>
    public Task<Provider> GetAsync(Uri issuer, CancellationToken ct) =>
        Find(issuer).Last is { } last && IsWithin(last.ReadAt, Fresh) // no one waits for somebody who probes
            ? Task.FromResult(last.Provider)
            : InTurnAsync(issuer, FreshAsync, ct);

    /// <summary>A token names a key that is not there, as after a rotation.</summary>
    /// <param name="seen">Where it is not.</param>
    /// <exception cref="OidcRefusedException">ProviderUnreachable, ProviderUnusable.</exception>
    public Task<Provider> RenewAsync(Uri issuer, Provider seen, CancellationToken ct) =>
        InTurnAsync(issuer, (known, ct) =>
        {
            if (known.Last is { } last && !ReferenceEquals(last.Provider, seen))
                return Task.FromResult(last.Provider); // read by somebody else meanwhile
            if (known.RenewedAt is { } at && IsWithin(at, Between))
                return Task.FromResult(seen);
            known.RenewedAt = clock.GetTimestamp();
            return ReadOrKeepAsync(known, ct);
        }, ct);

    /// <summary>Reads now, whatever is known.</summary>
    /// <exception cref="OidcRefusedException">ProviderUnreachable, ProviderUnusable.</exception>
    public Task<Provider> ProbeAsync(Uri issuer, CancellationToken ct) => InTurnAsync(issuer, ReadAsync, ct);

    private Task<Provider> FreshAsync(Known known, CancellationToken ct) =>
        known.Last is { } last && (IsWithin(last.ReadAt, Fresh) || (IsWithin(last.ReadAt, Longest) && IsWithin(known.TriedAt, Between)))
            ? Task.FromResult(last.Provider)
            : ReadOrKeepAsync(known, ct);

    private async Task<Provider> ReadOrKeepAsync(Known known, CancellationToken ct)
    {
        try
        {
            return await ReadAsync(known, ct);
        }
        catch (OidcRefusedException e) when (e.Code == OidcRefusal.ProviderUnreachable && known.Last is { } last && IsWithin(last.ReadAt, Longest))
        {
            return last.Provider;
        }
    }

    private async Task<Provider> ReadAsync(Known known, CancellationToken ct)
    {
        known.TriedAt = clock.GetTimestamp();
        var provider = await discovery.ReadAsync(known.Issuer, ct);
        known.Last = new Reading(provider, clock.GetTimestamp());
        return provider;
    }

    private async Task<Provider> InTurnAsync(Uri issuer, Func<Known, CancellationToken, Task<Provider>> find, CancellationToken ct)
    {
        var known = Find(issuer);
        await known.Gate.WaitAsync(ct);
        try
        {
            return await find(known, ct);
        }
        finally
        {
            known.Gate.Release();
        }
    }

    private Known Find(Uri issuer)
    {
        if (issuers.Count >= Most)
            issuers.Clear();
        return issuers.GetOrAdd(issuer.OriginalString, _ => new Known(issuer));
    }

    private bool IsWithin(long since, TimeSpan span) => clock.GetElapsedTime(since) < span;

    private sealed record Reading(Provider Provider, long ReadAt);

    private sealed class Known(Uri issuer)
    {
        private volatile Reading? last;

        public Uri Issuer => issuer;

        public SemaphoreSlim Gate { get; } = new(1); // holds nothing to dispose of: its wait handle is never asked for

        public Reading? Last
        {
            get => last;
            set => last = value;
        }

        public long TriedAt { get; set; }

        public long? RenewedAt { get; set; }
    }
}
