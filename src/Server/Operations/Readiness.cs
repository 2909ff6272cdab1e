using Rolecall.Domain;

namespace Rolecall.Server.Operations;

/// <summary>Whether this server should get requests: its store takes writes, and it is not about to stop.</summary>
internal sealed class Readiness(IInstallation installation, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    /// <summary>A probe costs a durable write: several balancers asking at once share one.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private volatile Probe? last;

    public async Task<bool> IsReadyAsync(CancellationToken ct)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return false;
        if (last is { } probe && clock.GetElapsedTime(probe.At) < Fresh)
            return probe.IsWritable;

        var isWritable = await IsWritableAsync(ct);
        last = new Probe(isWritable, clock.GetTimestamp());
        return isWritable;
    }

    private async Task<bool> IsWritableAsync(CancellationToken ct)
    {
        try
        {
            return await installation.IsWritableAsync(ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return false; // whatever is wrong with the store, it is not ready
        }
    }

    private sealed record Probe(bool IsWritable, long At);
}
