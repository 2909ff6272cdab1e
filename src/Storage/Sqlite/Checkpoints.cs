using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Rolecall.Storage.Sqlite;

/// <summary>Moves what was committed from the write-ahead log into the database, on a connection and a thread of its own.</summary>
/// <remarks>SQLite would do it inside some unlucky request's commit: 20 to 106 ms were measured there.</remarks>
internal sealed class Checkpoints : IAsyncDisposable
{
    private const long WorthIt = 4L * 1024 * 1024;

    /// <summary>
    /// A passive checkpoint never waits for the writer, so under steady writing the log is never wholly moved and never starts again
    /// at its beginning. From here on a restart is forced; it holds the writer up only for what came since the passive one.
    /// </summary>
    private const long TooLong = 64L * 1024 * 1024;

    /// <summary>
    /// A log that was wholly moved is written again from its beginning but keeps its size; above this, its room is given back to the
    /// disk, where the database may need it.
    /// </summary>
    private const long LargestKept = 16L * 1024 * 1024;

    private readonly SqliteConnection connection;
    private readonly string walPath;
    private readonly ITimer timer;
    private readonly Lock turn = new();
    private int spared;

    public Checkpoints(SqliteFile file, TimeProvider clock)
    {
        connection = file.OpenForCheckpoints();
        walPath = file.WalPath;
        timer = clock.CreateTimer(_ => Run(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    /// <summary>
    /// Until it is disposed of the log is neither forced to start again nor made shorter: that would wait for a reader who takes long, and
    /// hold up the writer meanwhile.
    /// </summary>
    public IDisposable Spare()
    {
        Interlocked.Increment(ref spared);
        return new Sparing(this);
    }

    /// <summary>Leaves a database without a log; when that cannot be, the next start reads the log.</summary>
    public async ValueTask DisposeAsync()
    {
        await timer.DisposeAsync();
        Move(raw.SQLITE_CHECKPOINT_TRUNCATE);
        await connection.DisposeAsync();
    }

    private void Run()
    {
        if (!turn.TryEnter())
            return;
        try
        {
            if (new FileInfo(walPath) is not { Exists: true, Length: > WorthIt and var length })
                return;
            var (frames, moved) = Move(raw.SQLITE_CHECKPOINT_PASSIVE);
            if (Volatile.Read(ref spared) > 0)
                return;
            if (frames * SqliteFile.PageSize > TooLong)
                Move(raw.SQLITE_CHECKPOINT_RESTART);
            else if (moved == frames && length > LargestKept)
                Move(raw.SQLITE_CHECKPOINT_TRUNCATE);
        }
        finally
        {
            turn.Exit();
        }
    }

    /// <summary>How many pages the log holds, and how many of them are in the database now. A failure is no harm: what is in the log is durable, and the next turn tries again.</summary>
    private (long Frames, long Moved) Move(int mode)
    {
        _ = raw.sqlite3_wal_checkpoint_v2(connection.Handle, "main", mode, out var frames, out var moved);
        return (frames, moved);
    }

    private sealed class Sparing(Checkpoints checkpoints) : IDisposable
    {
        private int ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref ended, 1) == 0)
                Interlocked.Decrement(ref checkpoints.spared);
        }
    }
}
