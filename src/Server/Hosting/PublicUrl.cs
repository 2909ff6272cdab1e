using Rolecall.Domain;

namespace Rolecall.Server.Hosting;

/// <summary>
/// Where the world reaches this installation. Every location is built on it and never on the Host header, which the client writes
/// (security.md R-08). Read anew after a second: it hardly ever changes, and each answer needs it.
/// </summary>
internal sealed class PublicUrl(IInstallation installation, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private volatile Known? known;

    /// <exception cref="InvalidOperationException">There is none yet: then there is no workspace either, and no one to ask.</exception>
    public async ValueTask<string> GetAsync(CancellationToken ct)
    {
        if (known is { } last && clock.GetElapsedTime(last.At) < Fresh)
            return last.Url;

        var url = await installation.FindPublicUrlAsync(ct) ?? throw new InvalidOperationException("The installation has no public URL.");
        known = new Known(url, clock.GetTimestamp());
        return url;
    }

    private sealed record Known(string Url, long At);
}
