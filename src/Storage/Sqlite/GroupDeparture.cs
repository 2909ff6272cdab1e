using Rolecall.Domain.Members;

namespace Rolecall.Storage.Sqlite;

/// <summary>Whom SCIM deletes leaves every group; whoever is only inactive stays.</summary>
internal static class GroupDeparture
{
    public static void Run(SqliteSession session, Ledger ledger, MemberNumber member, long? run)
    {
        GroupImages.Keep(session, ledger, member, run);
        session.Execute(
            """
            insert into group_member_changes (workspace, group_number, sequence, member, came)
            select workspace, group_number, @sequence, member, 0
            from group_members indexed by group_members_of where workspace = @workspace and member = @member
            """,
            ("@sequence", ledger.Sequence),
            ("@workspace", ledger.Workspace.Value),
            ("@member", member.Value));
        session.Execute(
            """
            update groups set members = members - 1, version = version + 1, modified_at = @at, sequence = @sequence
            where +workspace = @workspace and group_number in
                (select group_number from group_members indexed by group_members_of where workspace = @workspace and member = @member)
            """,
            ("@at", Stored.Time(ledger.Now)),
            ("@sequence", ledger.Sequence),
            ("@workspace", ledger.Workspace.Value),
            ("@member", member.Value));
        session.Execute(
            "delete from group_members indexed by group_members_of where workspace = @workspace and member = @member",
            ("@workspace", ledger.Workspace.Value),
            ("@member", member.Value));
    }
}
