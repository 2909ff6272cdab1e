using Rolecall.Domain.Auditing;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

internal static class AuditLines
{
    public static void Add(Session session, Ledger ledger, Caller caller, IReadOnlyList<AuditFact> facts)
    {
        foreach (var fact in facts)
        {
            var entry = ledger.Chain(caller, fact);
            session.Execute(
                """
                insert into audit (workspace, sequence, at, made_by, address, request_id, action, target, detail, hash)
                values (@workspace, @sequence, @at, @by, @address, @request, @action, @target, @detail, @hash)
                """,
                ("@workspace", ledger.Workspace.Value),
                ("@sequence", entry.Sequence),
                ("@at", Stored.Time(entry.At)),
                ("@by", entry.By),
                ("@address", entry.Address),
                ("@request", entry.RequestId),
                ("@action", fact.Action),
                ("@target", fact.Target),
                ("@detail", fact.Detail),
                ("@hash", entry.Hash.ToArray()));
        }
    }

    public static IReadOnlyList<AuditEntry> Read(Session session, WorkspaceId workspace, long from, int count) => session.All(
        """
        select sequence, at, made_by, address, request_id, action, target, detail, hash
        from audit where workspace = @workspace and sequence >= @from order by sequence limit @count
        """,
        row => new AuditEntry(
            row.Number(),
            row.Time(),
            row.Text(),
            row.TextOrNull(),
            row.Text(),
            new AuditFact(row.Text(), row.Text(), row.Text()),
            row.Bytes()),
        ("@workspace", workspace.Value),
        ("@from", from),
        ("@count", count));
}
