using Npgsql;
using Rolecall.Domain;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Postgres;

/// <summary>Requests of one workspace in one transaction. Each has a savepoint of its own, so that one that is refused takes nothing of the others with it.</summary>
internal sealed class WriteBatch(Lane lane, ChangeFeed changes, WorkspaceId? workspace, List<IWriteItem> items)
{
    private const string Savepoint = "item";

    private readonly Patience patience = new();

    public void Run()
    {
        var failure = Write();
        foreach (var item in items)
            item.Settle(failure);
    }

    /// <summary>Null when the batch is durable, else why nothing of it is.</summary>
    private Exception? Write()
    {
        while (true)
        {
            var committing = false;
            try
            {
                var session = lane.Session;
                session.Begin(workspace, "");
                session.Held.Clear();
                foreach (var item in items)
                    Take(session, item);
                committing = true;
                Commit(session);
                return null;
            }
            catch (Exception reason)
            {
                lane.Recover(reason);
                if (!PostgresFailures.IsPassing(reason))
                    return PostgresFailures.Of(reason);
                if (committing && PostgresFailures.IsSilence(reason))
                {
                    changes.Announce(new Change(workspace, null));
                    return PostgresFailures.Unsure;
                }

                if (!patience.Wait())
                    return PostgresFailures.Of(reason);
            }
        }
    }

    private void Take(PostgresSession session, IWriteItem item)
    {
        if (item.IsCanceled)
        {
            item.Reject(new OperationCanceledException());
            return;
        }

        session.Savepoint(Savepoint);
        try
        {
            item.Run(session);
            if (!ReferenceEquals(item, items[^1])) // what the last one wrote goes with the commit
            {
                session.Release(Savepoint);
                session.Flush();
                session.Held.Accept();
            }
        }
        catch (Exception reason) when (IsOfOne(reason, session))
        {
            Reject(session, item, reason);
        }
    }

    private void Commit(PostgresSession session)
    {
        try
        {
            session.Held.Write(session);
            Announce(session.Commit());
        }
        catch (PostgresException reason) when (IsOfOne(reason, session))
        {
            Reject(session, items[^1], reason);
            session.Held.Write(session);
            Announce(session.Commit());
        }
    }

    private void Announce(IReadOnlyList<Change> announced)
    {
        foreach (var change in announced)
            changes.Announce(change);
    }

    /// <summary>Whether the others can go on: after an error such as a full disk the connection is given up, and the transaction with it.</summary>
    private static bool IsOfOne(Exception reason, PostgresSession session) => !PostgresFailures.IsPassing(reason) && session.IsWhole;

    private static void Reject(PostgresSession session, IWriteItem item, Exception reason)
    {
        session.RollBackTo(Savepoint);
        session.Held.Reject();
        session.Settings.Clear();
        item.Reject(PostgresFailures.Of(reason));
    }
}
