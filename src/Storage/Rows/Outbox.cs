using Rolecall.Domain.Events;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

internal static class Outbox
{
    public static void Add(Session session, Ledger ledger, IReadOnlyList<OutgoingEvent> events)
    {
        var sequence = ledger.NextEvents(events.Count);
        foreach (var outgoing in events)
        {
            session.Execute(
                """
                insert into events (workspace, sequence, at, type, subject, data)
                values (@workspace, @sequence, @at, @type, @subject, @data)
                """,
                ("@workspace", ledger.Workspace.Value),
                ("@sequence", sequence++),
                ("@at", Stored.Time(ledger.Now)),
                ("@type", outgoing.Type),
                ("@subject", outgoing.Subject),
                ("@data", outgoing.Data));
        }
    }

    public static IReadOnlyList<RecordedEvent> Read(Session session, WorkspaceId workspace, long from, int count) => session.All(
        """
        select sequence, at, type, subject, data
        from events where workspace = @workspace and sequence >= @from order by sequence limit @count
        """,
        row => new RecordedEvent(row.Number(), row.Time(), new OutgoingEvent(row.Text(), row.Text(), row.Text())),
        ("@workspace", workspace.Value),
        ("@from", from),
        ("@count", count));
}
