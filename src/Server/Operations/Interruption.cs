using System.Runtime.InteropServices;

namespace Rolecall.Server.Operations;

/// <summary>Ctrl-C and SIGTERM end a long verb in an orderly way; the second time they end it at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] signals;

    public Interruption() => signals =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Heed),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Heed),
    ];

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        foreach (var signal in signals)
            signal.Dispose();
        source.Dispose();
    }

    private void Heed(PosixSignalContext context)
    {
        context.Cancel = !source.IsCancellationRequested;
        source.Cancel();
    }
}
