using System.Collections.Concurrent;
using Npgsql;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Rows;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Postgres;

/// <summary>Threads that read, each with a connection of its own.</summary>
/// <remarks>A read waits for the network, so it does that on a thread that nobody else needs, and the caller's is free.</remarks>
internal sealed class PostgresReaders : IDisposable
{
    private const int MostWaiting = 4096;

    private readonly BlockingCollection<IReadItem> queue = new(MostWaiting);
    private readonly Thread[] threads;

    public PostgresReaders(NpgsqlDataSource source, int count, Action<string>? onStatement)
    {
        var settings = new SettingsCache();
        threads = [.. Enumerable.Range(0, count).Select(n => new Thread(() => Work(new Lane(source, settings, onStatement))) { Name = $"postgres reader {n}", IsBackground = true })];
        foreach (var thread in threads)
            thread.Start();
    }

    public Task<T> RunAsync<T>(WorkspaceId? workspace, Func<Session, T> read, bool isSnapshot, CancellationToken ct)
    {
        var item = new ReadItem<T>(workspace, read, isSnapshot, ct);
        try
        {
            return queue.TryAdd(item) ? item.Done : Task.FromException<T>(PostgresFailures.Overloaded);
        }
        catch (InvalidOperationException)
        {
            return Task.FromException<T>(Refusals.Stopping);
        }
    }

    /// <summary>Answers what waits, takes nothing more.</summary>
    public void Dispose()
    {
        queue.CompleteAdding();
        foreach (var thread in threads)
            thread.Join();
        queue.Dispose();
    }

    private void Work(Lane lane)
    {
        using (lane)
        {
            foreach (var item in queue.GetConsumingEnumerable())
                Run(lane, item);
        }
    }

    private static void Run(Lane lane, IReadItem item)
    {
        while (true)
        {
            if (item.IsCanceled)
            {
                item.Cancel();
                return;
            }

            try
            {
                item.Run(lane.Session);
                return;
            }
            catch (Exception reason)
            {
                lane.Recover(reason);
                if (!item.IsAnswered && PostgresFailures.IsPassing(reason) && item.Patience.Wait())
                    continue;
                item.Fail(PostgresFailures.Of(reason));
                return;
            }
        }
    }
}
