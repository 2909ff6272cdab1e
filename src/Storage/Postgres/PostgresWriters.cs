using System.Collections.Concurrent;
using Npgsql;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Rows;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Postgres;

/// <summary>
/// Threads that write, each with a connection of its own. All writes of one workspace that wait go into one transaction; different
/// workspaces are written side by side.
/// </summary>
/// <remarks>
/// A write holds its workspace's row until it is durable, because numbers and the audit's chain have no gaps: a second transaction would
/// only wait for the first. So whoever waits here is taken along (<see cref="WriteBatch"/>), and the disk is waited for once.
/// </remarks>
internal sealed class PostgresWriters : IDisposable
{
    /// <summary>From 65 savepoints in a transaction on, PostgreSQL looks them up on the disk.</summary>
    private const int LargestBatch = 60;

    private readonly Lock gate = new();
    private readonly Dictionary<long, Lineup> lineups = [];
    private readonly BlockingCollection<Lineup> ready = [];
    private readonly Thread[] threads;
    private readonly int capacity;
    private readonly ChangeFeed changes;
    private int waiting;
    private bool stopping;

    public PostgresWriters(NpgsqlDataSource source, int count, ChangeFeed changes, Action<string>? onStatement, int capacity = 4096)
    {
        this.capacity = capacity;
        this.changes = changes;
        threads = [.. Enumerable.Range(0, count).Select(n => new Thread(() => Work(new Lane(source, new SettingsCache(), onStatement))) { Name = $"postgres writer {n}", IsBackground = true })];
        foreach (var thread in threads)
            thread.Start();
    }

    public Task<T> RunAsync<T>(WorkspaceId? workspace, Func<Session, T> work, CancellationToken ct)
    {
        var item = new WriteItem<T>(work, ct);
        lock (gate)
        {
            if (stopping)
                return Task.FromException<T>(Refusals.Stopping);
            if (waiting >= capacity)
                return Task.FromException<T>(PostgresFailures.Overloaded);
            waiting++;
            LineUp(workspace, item);
        }

        return item.Done;
    }

    /// <summary>Writes what waits, takes nothing more.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            stopping = true;
            if (lineups.Count == 0)
                ready.CompleteAdding();
        }

        foreach (var thread in threads)
            thread.Join();
        ready.Dispose();
    }

    private void LineUp(WorkspaceId? workspace, IWriteItem item)
    {
        var key = workspace?.Value ?? 0;
        if (!lineups.TryGetValue(key, out var lineup))
        {
            lineups[key] = lineup = new Lineup(workspace);
            ready.Add(lineup);
        }

        lineup.Items.Enqueue(item);
    }

    private void Work(Lane lane)
    {
        using (lane)
        {
            foreach (var lineup in ready.GetConsumingEnumerable())
            {
                new WriteBatch(lane, changes, lineup.Workspace, Take(lineup)).Run();
                GoOn(lineup);
            }
        }
    }

    private List<IWriteItem> Take(Lineup lineup)
    {
        lock (gate)
        {
            var batch = new List<IWriteItem>(Math.Min(lineup.Items.Count, LargestBatch));
            while (batch.Count < LargestBatch && lineup.Items.TryDequeue(out var item))
                batch.Add(item);
            waiting -= batch.Count;
            return batch;
        }
    }

    private void GoOn(Lineup lineup)
    {
        lock (gate)
        {
            if (lineup.Items.Count > 0)
                ready.Add(lineup);
            else
                lineups.Remove(lineup.Workspace?.Value ?? 0);
            if (stopping && lineups.Count == 0)
                ready.CompleteAdding();
        }
    }
}
