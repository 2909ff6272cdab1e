using System.Collections.Concurrent;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Sqlite;

/// <summary>The one writer: a thread that takes all that waits, writes it in one transaction and waits for the disk once.</summary>
/// <remarks>
/// A commit that reaches the disk costs about 0.4 ms whether it carries one request or a hundred; batches are where throughput
/// comes from. A request that is refused takes nothing of the others with it: then all of them run once more, each with a savepoint of
/// its own. That is seldom, and a savepoint would keep a copy of each page that its request changes.
/// </remarks>
internal sealed class Writer : IAsyncDisposable
{
    private const int LargestBatch = 256;

    private readonly SqliteSession session;
    private readonly ChangeFeed changes;
    private readonly BlockingCollection<IWriteItem> queue;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long commits;

    public Writer(SqliteSession session, ChangeFeed changes, int capacity = 4096)
    {
        this.session = session;
        this.changes = changes;
        queue = new BlockingCollection<IWriteItem>(capacity);
        new Thread(Work) { Name = "sqlite writer", IsBackground = true }.Start();
    }

    public long Commits => Interlocked.Read(ref commits);

    /// <summary>Runs <paramref name="work"/> in a transaction; the task completes when it is durable.</summary>
    /// <exception cref="Scim.RefusedException">Busy: too many wait already, or the disk takes nothing; and what the work refuses.</exception>
    public Task<T> RunAsync<T>(Func<Session, T> work, CancellationToken ct)
    {
        var item = new WriteItem<T>(work, ct);
        try
        {
            return queue.TryAdd(item) ? item.Done : Task.FromException<T>(Failures.Overloaded);
        }
        catch (InvalidOperationException)
        {
            return Task.FromException<T>(Refusals.Stopping);
        }
    }

    /// <summary>Writes what waits, takes nothing more.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.CompleteAdding();
        await ended.Task;
        session.Dispose();
        queue.Dispose();
    }

    private void Work()
    {
        var batch = new List<IWriteItem>(LargestBatch);
        foreach (var first in queue.GetConsumingEnumerable())
        {
            batch.Add(first);
            while (batch.Count < LargestBatch && queue.TryTake(out var next))
                batch.Add(next);

            var failure = Commit(batch);
            foreach (var change in session.TakeAnnounced())
                changes.Announce(change);
            foreach (var item in batch)
                item.Settle(failure);
            batch.Clear();
        }

        ended.SetResult();
    }

    /// <summary>Null when the batch is durable, else why nothing of it is.</summary>
    private Exception? Commit(List<IWriteItem> batch)
    {
        try
        {
            Begin();
            if (RunTogether(batch) is { } failed)
            {
                Reset();
                if (batch is [var only])
                {
                    only.Reject(Failures.Of(failed));
                    return null;
                }

                Begin();
                foreach (var item in batch)
                    RunApart(item);
            }

            session.Held.Write(session);
            session.Execute("commit");
            Interlocked.Increment(ref commits);
            return null;
        }
        catch (Exception failure)
        {
            return RollBack() is { } worse ? new AggregateException(failure, worse) : Failures.Of(failure);
        }
    }

    private void Begin()
    {
        session.Held.Clear();
        session.Execute("begin immediate");
    }

    private void Reset()
    {
        session.Settings.Clear();
        if (session.InTransaction)
            session.Execute("rollback");
    }

    /// <summary>Why one of them failed; null when none did.</summary>
    private Exception? RunTogether(List<IWriteItem> batch)
    {
        foreach (var item in batch)
        {
            if (IsCanceled(item))
                continue;
            try
            {
                item.Run(session);
                if (!session.InTransaction)
                    throw new InvalidOperationException("A request must leave the transaction that it found.");
            }
            catch (Exception reason)
            {
                return reason;
            }

            session.Held.Accept();
        }

        return null;
    }

    private void RunApart(IWriteItem item)
    {
        if (IsCanceled(item))
            return;
        session.Savepoint("item");
        try
        {
            item.Run(session);
        }
        catch (Exception reason) when (session.InTransaction)
        {
            session.RollBackTo("item");
            session.Held.Reject();
            session.Settings.Clear();
            item.Reject(Failures.Of(reason));
            return;
        }

        session.Release("item");
        session.Held.Accept();
    }

    private static bool IsCanceled(IWriteItem item)
    {
        if (!item.IsCanceled)
            return false;
        item.Reject(new OperationCanceledException());
        return true;
    }

    private Exception? RollBack()
    {
        try
        {
            Reset();
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }
}
