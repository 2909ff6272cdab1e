namespace Rolecall.Storage.Sessions;

/// <summary>One request's place in a batch: nobody hears of it before the batch is durable.</summary>
internal interface IWriteItem
{
    bool IsCanceled { get; }

    /// <summary>Again when the transaction has to be repeated.</summary>
    void Run(Session session);

    /// <summary>It alone failed; the batch goes on.</summary>
    void Reject(Exception reason);

    /// <summary>The batch is durable, or failed for <paramref name="reason"/>.</summary>
    void Settle(Exception? reason);
}

internal sealed class WriteItem<T>(Func<Session, T> work, CancellationToken ct) : IWriteItem
{
    // Continuations would otherwise run on the writer's thread, before the others of the batch hear.
    private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;
    private Exception? rejection;

    public Task<T> Done => done.Task;

    public bool IsCanceled => ct.IsCancellationRequested;

    public void Run(Session session)
    {
        rejection = null;
        result = work(session);
    }

    public void Reject(Exception reason) => rejection = reason;

    public void Settle(Exception? reason)
    {
        if ((rejection ?? reason) is not { } failure)
            done.SetResult(result!);
        else if (failure is OperationCanceledException)
            done.SetCanceled(ct);
        else
            done.SetException(failure);
    }
}
