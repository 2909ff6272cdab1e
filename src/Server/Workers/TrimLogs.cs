using Rolecall.Domain;
using Rolecall.Server.Hosting;

namespace Rolecall.Server.Workers;

/// <summary>
/// Forgets lines of the provisioning and sign-in logs once they are older than the setting logDays: they hold personal data, and they pile
/// up. With them go sessions, links and sign-ins that are over.
/// </summary>
internal sealed class TrimLogs(
    IInstallation installation, IAccounts accounts, IDirectories directories, ServerSettings settings, TimeProvider clock, ILogger<TrimLogs> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromHours(1);

    /// <summary>A portion at a time, so that requests come in between.</summary>
    public async Task TrimAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var before = now - TimeSpan.FromDays(settings.LogDays);
        await accounts.TrimAsync(now, ct);
        foreach (var workspace in await installation.ListWorkspacesAsync(ct))
        {
            await directories.SignOn(workspace).TrimAsync(now, before, ct);
            while (await directories.Open(workspace).TrimLogAsync(before, ct) > 0)
                await Task.Yield();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await TrimAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                logger.LogWarning("Could not trim the provisioning log: {Fault}", fault.GetType().Name);
            }
        }
    }
}
