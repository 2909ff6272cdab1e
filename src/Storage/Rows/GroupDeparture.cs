using Rolecall.Domain.Members;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Whom SCIM deletes leaves every group; whoever is only inactive stays.</summary>
internal static class GroupDeparture
{
    private static readonly Sql AddChanges = new(dialect =>
        $"""
        insert into group_member_changes (workspace, group_number, sequence, member, came)
        select gm.workspace, gm.group_number, @sequence, gm.member, false
        from {dialect.From("group_members", "gm", "group_members_of")} where gm.workspace = @workspace and gm.member = @member
        """);

    private static readonly Sql UpdateGroups = new(dialect =>
        $"""
        update groups set members = members - 1, version = version + 1, modified_at = @at, sequence = @sequence
        where {dialect.Unindexed("workspace")} = @workspace and group_number in
            (select gm.group_number from {dialect.From("group_members", "gm", "group_members_of")}
                where gm.workspace = @workspace and gm.member = @member)
        """);

    private static readonly Sql Delete = new(dialect =>
        $"delete from {dialect.From("group_members", "", "group_members_of")} where workspace = @workspace and member = @member");

    public static void Run(Session session, Ledger ledger, MemberNumber member, long? run)
    {
        GroupImages.Keep(session, ledger, member, run);
        session.Execute(
            AddChanges.In(session),
            ("@sequence", ledger.Sequence),
            ("@workspace", ledger.Workspace.Value),
            ("@member", member.Value));
        session.Execute(
            UpdateGroups.In(session),
            ("@at", Stored.Time(ledger.Now)),
            ("@sequence", ledger.Sequence),
            ("@workspace", ledger.Workspace.Value),
            ("@member", member.Value));
        session.Execute(
            Delete.In(session),
            ("@workspace", ledger.Workspace.Value),
            ("@member", member.Value));
    }
}
