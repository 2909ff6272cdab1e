namespace Rolecall.Server.Hosting;

/// <summary>
/// Goes on serving for a while once a stop was asked for: readiness is off by then, and the balancer finds that out before the door shuts.
/// </summary>
internal sealed class Leaving(ServerSettings settings) : IHostedLifecycleService
{
    public async Task StoppingAsync(CancellationToken ct) =>
        await Task.Delay(TimeSpan.FromSeconds(settings.LeaveSeconds), ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    public Task StartingAsync(CancellationToken ct) => Task.CompletedTask;

    public Task StartAsync(CancellationToken ct) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken ct) => Task.CompletedTask;

    public Task StopAsync(CancellationToken ct) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken ct) => Task.CompletedTask;
}
