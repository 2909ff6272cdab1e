using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Rolecall.Server.SignIn.Oidc;

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

    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);

    /// <exception cref="OidcRefusedException">ProviderUnreachable, ProviderUnusable.</exception>
    public Task<Provider> GetAsync(Uri issuer, CancellationToken ct) =>
        WithAsync(issuer, (last, ct) => last.Provider is { } provider && (IsWithin(last.ReadAt, Fresh) || IsWaiting(last))
            ? Task.FromResult(provider)
            : ReadAsync(issuer, last, ct), ct);

    /// <summary>A token names a key that is not there, as after a rotation.</summary>
    /// <exception cref="OidcRefusedException">ProviderUnreachable, ProviderUnusable.</exception>
    public Task<Provider> RenewAsync(Uri issuer, Provider seen, CancellationToken ct) =>
        WithAsync(issuer, (last, ct) =>
        {
            if (last.Provider is { } other && !ReferenceEquals(other, seen))
                return Task.FromResult(other); // read by somebody else meanwhile
            if (last.RenewedAt is { } at && IsWithin(at, Between))
                return Task.FromResult(seen);
            last.RenewedAt = clock.GetTimestamp();
            return ReadAsync(issuer, last, ct);
        }, ct);

    /// <summary>Reads now, whatever is known.</summary>
    /// <exception cref="OidcRefusedException">ProviderUnreachable, ProviderUnusable.</exception>
    public Task<Provider> ProbeAsync(Uri issuer, CancellationToken ct) => WithAsync(issuer, async (last, ct) =>
    {
        var provider = await discovery.ReadAsync(issuer, ct);
        last.Keep(provider, clock);
        return provider;
    }, ct);

    private async Task<Provider> ReadAsync(Uri issuer, Known last, CancellationToken ct)
    {
        last.TriedAt = clock.GetTimestamp();
        try
        {
            last.Keep(await discovery.ReadAsync(issuer, ct), clock);
        }
        catch (OidcRefusedException e) when (e.Code == OidcRefusal.ProviderUnreachable && last.Provider is not null && IsWithin(last.ReadAt, Longest))
        {
            return last.Provider;
        }

        return last.Provider;
    }

    private async Task<Provider> WithAsync(Uri issuer, Func<Known, CancellationToken, Task<Provider>> find, CancellationToken ct)
    {
        if (known.Count >= Most)
            known.Clear();
        var last = known.GetOrAdd(issuer.OriginalString, _ => new Known());
        await last.Gate.WaitAsync(ct);
        try
        {
            return await find(last, ct);
        }
        finally
        {
            last.Gate.Release();
        }
    }

    private bool IsWaiting(Known last) => IsWithin(last.ReadAt, Longest) && IsWithin(last.TriedAt, Between);

    private bool IsWithin(long since, TimeSpan span) => clock.GetElapsedTime(since) < span;

    private sealed class Known
    {
        public SemaphoreSlim Gate { get; } = new(1); // holds nothing to dispose of: its wait handle is never asked for

        public Provider? Provider { get; private set; }

        public long ReadAt { get; private set; }

        public long TriedAt { get; set; }

        public long? RenewedAt { get; set; }

        [MemberNotNull(nameof(Provider))]
        public void Keep(Provider provider, TimeProvider clock)
        {
            Provider = provider;
            ReadAt = TriedAt = clock.GetTimestamp();
        }
    }
}
