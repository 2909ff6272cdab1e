using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Recording;

/// <summary>
/// SCIM reads, and requests refused before a decision, on their way to the provisioning log: written in batches, off the path of the
/// request. Bounded: under pressure the oldest are dropped and counted, because they changed nothing.
/// </summary>
internal sealed class PendingExchanges(int maxCount = 10_000, long maxCharacters = 16_000_000)
{
    private readonly Lock gate = new();
    private Queue<PendingExchange> waiting = new();
    private long characters;
    private long dropped;

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
        }
    }

    /// <summary>All that wait, in their order, and how many were dropped since the last call.</summary>
    public (IReadOnlyCollection<PendingExchange> Exchanges, long Dropped) Take()
    {
        lock (gate)
        {
            var taken = (waiting, dropped);
            (waiting, characters, dropped) = (new Queue<PendingExchange>(), 0, 0);
            return taken;
        }
    }
}

internal sealed record PendingExchange(WorkspaceId Workspace, Exchange Exchange)
{
    public int Characters => Exchange.Path.Length + (Exchange.Request?.Length ?? 0) + (Exchange.Answer?.Length ?? 0);
}
