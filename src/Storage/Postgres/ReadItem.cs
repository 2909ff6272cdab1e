using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Postgres;

/// <summary>A read on its way to a thread that has a connection.</summary>
internal interface IReadItem
{
    bool IsCanceled { get; }

    /// <summary>Then nothing that fails afterwards is a reason to read again.</summary>
    bool IsAnswered { get; }

    Patience Patience { get; }

    void Run(PostgresSession session);

    void Cancel();

    void Fail(Exception reason);
}

/// <param name="isSnapshot">Whether several statements must see the same state.</param>
internal sealed class ReadItem<T>(WorkspaceId? workspace, Func<Session, T> read, bool isSnapshot, CancellationToken ct) : IReadItem
{
    private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Done => done.Task;

    public Patience Patience { get; } = new();

    public bool IsCanceled => ct.IsCancellationRequested;

    public bool IsAnswered => done.Task.IsCompleted;

    public void Run(PostgresSession session)
    {
        if (!isSnapshot)
        {
            session.Use(workspace);
            done.SetResult(read(session));
            return;
        }

        session.Begin(workspace, "isolation level repeatable read, read only");
        done.SetResult(read(session));
        session.Commit();
    }

    public void Cancel() => done.TrySetCanceled(ct);

    /// <summary>Nothing when it was answered already.</summary>
    public void Fail(Exception reason) => done.TrySetException(reason);
}
