using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Recording;

/// <summary>
/// SCIM reads, and requests refused before a decision, on their way to the provisioning log: written in batches, off the path of the
/// request. Bounded: under pressure the oldest are dropped and counted, because they changed nothing.
/// </summary>
internal sealed class PendingExchanges(int maxCount = 10_000, long maxCharacters = 16_000_000)
{
    /// <summary>Lines that are worth a transaction of their own: more would grow old in memory, and each transaction has readers look at their pages anew.</summary>
    public const int Portion = 512;

    private readonly Lock gate = new();
    private Queue<PendingExchange> waiting = new();
    private long characters;
    private long dropped;
    private TaskCompletionSource portion = NewPortion();

    /// <summary>Done as soon as a portion waits.</summary>
    public Task PortionWaits
    {
        get
        {
            lock (gate)
                return portion.Task;
        }
    }

    public void Add(WorkspaceId workspace, Exchange exchange)
    {
        var added = new PendingExchange(workspace, exchange);
        lock (gate)
        {
            waiting.Enqueue(added);
            characters += added.Characters;
            while (waiting.Count > maxCount || characters > maxCharacters)
            {
                characters -= waiting.Dequeue().Characters;
                dropped++;
            }

            if (waiting.Count == Portion)
                portion.TrySetResult();
        }
    }

    /// <summary>All that wait, in their order, and how many were dropped since the last call.</summary>
    public (IReadOnlyCollection<PendingExchange> Exchanges, long Dropped) Take()
    {
        lock (gate)
        {
            var taken = (waiting, dropped);
            (waiting, characters, dropped) = (new Queue<PendingExchange>(), 0, 0);
            if (portion.Task.IsCompleted)
                portion = NewPortion();
            return taken;
        }
    }

    private static TaskCompletionSource NewPortion() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

internal sealed record PendingExchange(WorkspaceId Workspace, Exchange Exchange)
{
    public int Characters => Exchange.Path.Length + (Exchange.Request?.Length ?? 0) + (Exchange.Answer?.Length ?? 0);
}
