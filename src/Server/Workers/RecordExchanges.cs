using Rolecall.Domain;
using Rolecall.Server.Recording;

namespace Rolecall.Server.Workers;

/// <summary>Writes pending exchanges to the provisioning log once a second, under load in portions, and the rest at the end.</summary>
internal sealed class RecordExchanges(
    PendingExchanges pending, IDirectories directories, TimeProvider clock, ILogger<RecordExchanges> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <remarks>Stopped in reverse order of registration, after the listener: what the last requests left is flushed here.</remarks>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync(cancellationToken);
    }

    public async Task FlushAsync(CancellationToken ct)
    {
        var (exchanges, dropped) = pending.Take();
        if (dropped > 0)
            logger.LogWarning("Dropped {Count} reads that the provisioning log could not take in time", dropped);
        foreach (var workspace in exchanges.GroupBy(exchange => exchange.Workspace))
        {
            try
            {
                await directories.Open(workspace.Key).RecordAsync([.. workspace.Select(pending => pending.Exchange)], ct);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                logger.LogError("Lost {Count} lines of the provisioning log: {Fault}", workspace.Count(), fault.GetType().Name);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            using var waited = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(pending.PortionWaits, Task.Delay(Pace, clock, waited.Token));
            await waited.CancelAsync();
            await FlushAsync(CancellationToken.None); // what was taken is written, also when the end has come meanwhile
        }
    }
}
