using Rolecall.Domain;
using Rolecall.Server.Access;

namespace Rolecall.Server.Workers;

/// <summary>Writes once a minute which credentials were used.</summary>
internal sealed class RecordLastUse(
    LastUse lastUse, IInstallation installation, TimeProvider clock, ILogger<RecordLastUse> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync(cancellationToken);
    }

    public async Task FlushAsync(CancellationToken ct)
    {
        var times = lastUse.Take();
        if (times.Count == 0)
            return;

        try
        {
            await installation.TouchCredentialsAsync(times, ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            logger.LogWarning("Could not note the last use of {Count} credentials: {Fault}", times.Count, fault.GetType().Name);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await FlushAsync(stoppingToken);
    }
}
