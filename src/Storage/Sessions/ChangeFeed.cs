using Rolecall.Domain;

namespace Rolecall.Storage.Sessions;

/// <summary>Tells whoever in this process keeps something in memory that it may have changed.</summary>
internal sealed class ChangeFeed : IChanges
{
    private readonly Lock gate = new();
    private Action<Change> all = _ => { };

    public void Subscribe(Action<Change> hear)
    {
        lock (gate)
            all += hear;
    }

    public void Announce(Change change) => all(change);
}
