using System.Collections.Concurrent;
using Rolecall.Storage.Rows;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Sqlite;

/// <summary>Read-only connections beside the writer; each caller has one to itself for the time of a read.</summary>
/// <remarks>A read takes microseconds, so it runs on the caller's thread: to hand it to another would cost more.</remarks>
internal sealed class Readers(Func<SettingsCache, SqliteSession> open) : IDisposable
{
    private const int MostIdle = 32;

    /// <summary>Whoever closes the store waits no longer for one.</summary>
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(10);

    private readonly ConcurrentStack<SqliteSession> idle = [];
    private readonly SettingsCache settings = new();
    private int idleCount;
    private int running;
    private volatile bool closed;

    /// <summary>For a single statement, which is a snapshot by itself.</summary>
    public Task<T> ReadAsync<T>(Func<Session, T> read, CancellationToken ct)
    {
        if (ct.IsCancellationRequested)
            return Task.FromCanceled<T>(ct);
        try
        {
            return Task.FromResult(Read(read));
        }
        catch (Exception reason)
        {
            return Task.FromException<T>(Failures.Of(reason));
        }
    }

    /// <summary>For several statements that must see the same state.</summary>
    public Task<T> ReadSnapshotAsync<T>(Func<Session, T> read, CancellationToken ct) => ReadAsync(session => InSnapshot(session, read), ct);

    /// <summary>After the reads under way: one that ended later would leave a connection open on a file that is gone.</summary>
    public void Dispose()
    {
        closed = true;
        Interlocked.MemoryBarrier(); // a read that did not see it is counted
        SpinWait.SpinUntil(() => Volatile.Read(ref running) == 0, LongestRead);
        while (idle.TryPop(out var session))
            session.Dispose();
    }

    private T Read<T>(Func<Session, T> read)
    {
        Interlocked.Increment(ref running);
        try
        {
            ObjectDisposedException.ThrowIf(closed, this);
            var session = Rent();
            try
            {
                return read(session);
            }
            finally
            {
                Return(session);
            }
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }

    private SqliteSession Rent()
    {
        if (!idle.TryPop(out var session))
            return open(settings);
        Interlocked.Decrement(ref idleCount);
        return session;
    }

    private void Return(SqliteSession session)
    {
        if (Interlocked.Increment(ref idleCount) <= MostIdle && !closed)
        {
            idle.Push(session);
            return;
        }

        Interlocked.Decrement(ref idleCount);
        session.Dispose();
    }

    private static T InSnapshot<T>(Session session, Func<Session, T> read)
    {
        session.Execute("begin");
        try
        {
            return read(session);
        }
        finally
        {
            if (session.InTransaction)
                session.Execute("rollback");
        }
    }
}
