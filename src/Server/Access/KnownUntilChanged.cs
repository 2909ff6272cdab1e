using System.Collections.Concurrent;
using Rolecall.Domain;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Access;

/// <summary>What was read from the store, until the store says that it changed.</summary>
/// <remarks>What is not there is asked for each time: strangers may ask for anything, and memory is no place for that.</remarks>
internal sealed class KnownUntilChanged<TKey, TValue>
    where TKey : notnull
    where TValue : class
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<TKey, TValue> known = new();
    private readonly Dictionary<WorkspaceId, HashSet<TKey>> keys = [];
    private readonly List<List<Change>> underWay = [];
    private readonly Lock gate = new();
    private readonly Func<TKey, CancellationToken, Task<TValue?>> read;
    private readonly Func<TValue, WorkspaceId> workspaceOf;
    private readonly Func<TValue, Change, bool> isTouched;

    /// <param name="isTouched">Asked about changes of the value's own workspace.</param>
    public KnownUntilChanged(
        IChanges changes, Func<TKey, CancellationToken, Task<TValue?>> read, Func<TValue, WorkspaceId> workspaceOf, Func<TValue, Change, bool> isTouched)
    {
        (this.read, this.workspaceOf, this.isTouched) = (read, workspaceOf, isTouched);
        changes.Subscribe(Forget);
    }

    public ValueTask<TValue?> FindAsync(TKey key, CancellationToken ct) =>
        known.TryGetValue(key, out var value) ? ValueTask.FromResult<TValue?>(value) : new(ReadAsync(key, ct));

    /// <summary>What changes while it is read may be what it was before: that answers this one request and is not kept.</summary>
    private async Task<TValue?> ReadAsync(TKey key, CancellationToken ct)
    {
        List<Change> meanwhile = [];
        lock (gate)
            underWay.Add(meanwhile);
        TValue? value = null;
        try
        {
            return value = await read(key, ct);
        }
        finally
        {
            lock (gate)
            {
                underWay.Remove(meanwhile);
                if (value is not null && !meanwhile.Exists(change => Concerns(value, change)))
                    Keep(key, value);
            }
        }
    }

    private void Keep(TKey key, TValue value)
    {
        if (known.Count >= Most)
            ForgetAll();
        known[key] = value;
        if (!keys.TryGetValue(workspaceOf(value), out var ofWorkspace))
            keys[workspaceOf(value)] = ofWorkspace = [];
        ofWorkspace.Add(key);
    }

    private bool Concerns(TValue value, Change change) =>
        change.Workspace is not { } workspace || (workspace == workspaceOf(value) && isTouched(value, change));

    private void Forget(Change change)
    {
        lock (gate)
        {
            foreach (var meanwhile in underWay)
                meanwhile.Add(change);
            if (change.Workspace is not { } workspace)
                ForgetAll();
            else if (keys.TryGetValue(workspace, out var ofWorkspace))
                ofWorkspace.RemoveWhere(key => isTouched(known[key], change) && known.TryRemove(key, out _));
        }
    }

    private void ForgetAll()
    {
        known.Clear();
        keys.Clear();
    }
}
