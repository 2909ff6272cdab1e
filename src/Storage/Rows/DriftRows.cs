using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

internal static class DriftRows
{
    public static IReadOnlyList<Drift> Of(Session session, WorkspaceId workspace, MemberNumber member) => session.All(
        """
        select attribute, sent, reason, since
        from drift where workspace = @workspace and member = @member order by attribute
        """,
        row => new Drift(row.Text(), row.TextOrNull(), row.Text(), row.Time()),
        ("@workspace", workspace.Value),
        ("@member", member.Value));

    public static void Write(Session session, WorkspaceId workspace, MemberState? before, MemberState after)
    {
        var former = before?.Drift ?? [];
        foreach (var gone in former.Where(drift => after.Drift.All(still => still.Attribute != drift.Attribute)))
        {
            session.Execute(
                "delete from drift where workspace = @workspace and member = @member and attribute = @attribute",
                ("@workspace", workspace.Value),
                ("@member", after.Member.Number.Value),
                ("@attribute", gone.Attribute));
        }

        foreach (var drift in after.Drift.Except(former))
        {
            session.Execute(
                """
                insert into drift (workspace, member, attribute, sent, reason, since)
                values (@workspace, @member, @attribute, @sent, @reason, @since)
                on conflict (workspace, member, attribute) do update set sent = excluded.sent, reason = excluded.reason,
                    since = excluded.since
                """,
                ("@workspace", workspace.Value),
                ("@member", after.Member.Number.Value),
                ("@attribute", drift.Attribute),
                ("@sent", drift.Sent),
                ("@reason", drift.Reason),
                ("@since", Stored.Time(drift.Since)));
        }
    }
}
