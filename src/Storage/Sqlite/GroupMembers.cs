using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Storage.Sqlite;

/// <summary>Rows of membership. Each statement takes up to <see cref="Portion"/> of them at once, as a JSON array in one parameter.</summary>
/// <remarks>
/// The indexes are named because without statistics the planner takes a group for ten members and walks it sooner than look one up.
/// </remarks>
internal static class GroupMembers
{
    /// <summary>As many as make no text so large that it would seldom be collected.</summary>
    public const int Portion = 1_000;

    /// <summary>In the order of joining, as they are asked for.</summary>
    public static IEnumerable<GroupMember> Of(SqliteSession session, WorkspaceId workspace, GroupNumber group) => session.Each(
        $"{Shown} where gm.workspace = @workspace and gm.group_number = @group order by gm.joined",
        row => new GroupMember(ScimIdOf(row.Text()), row.Text()),
        ("@workspace", workspace.Value),
        ("@group", group.Value));

    public static List<long> NumbersOf(SqliteSession session, WorkspaceId workspace, GroupNumber group) => session.All(
        "select member from group_members where workspace = @workspace and group_number = @group order by joined",
        row => row.Number(),
        ("@workspace", workspace.Value),
        ("@group", group.Value));

    /// <summary>Whom each id means, in the order of the ids, and whether that member is in the group.</summary>
    public static List<NamedMember> Find(SqliteSession session, WorkspaceId workspace, GroupNumber group, IReadOnlyList<string> ids) => session.All(
        """
        select j.value, m.member, gm.member is not null
        from json_each(@ids) j
        left join members m indexed by members_scim_id on m.workspace = @workspace and m.scim_id = j.value
        left join group_members gm indexed by group_members_of
            on gm.workspace = @workspace and gm.member = m.member and gm.group_number = @group
        """,
        row => new NamedMember(row.Text(), row.NumberOrNull(), row.Flag()),
        ("@ids", StoredJson.Write(ids)),
        ("@workspace", workspace.Value),
        ("@group", group.Value));

    /// <param name="members">None of them is in the group.</param>
    public static void Add(SqliteSession session, Ledger ledger, GroupNumber group, IReadOnlyList<long> members) => session.Execute(
        """
        insert into group_members (workspace, group_number, joined, member)
        select @workspace, @group, @first + j.key, j.value from json_each(@members) j
        """,
        ("@workspace", ledger.Workspace.Value),
        ("@group", group.Value),
        ("@first", ledger.NextJoins(members.Count)),
        ("@members", StoredJson.Write(members)));

    public static void Remove(SqliteSession session, Ledger ledger, GroupNumber group, IReadOnlyList<long> members) => session.Execute(
        """
        delete from group_members indexed by group_members_of
        where workspace = @workspace and group_number = @group and member in (select j.value from json_each(@members) j)
        """,
        ("@workspace", ledger.Workspace.Value),
        ("@group", group.Value),
        ("@members", StoredJson.Write(members)));

    /// <summary>What is kept of who came or went, and their new versions: a member's groups are part of what SCIM shows of it.</summary>
    public static void Record(SqliteSession session, Ledger ledger, GroupNumber group, IReadOnlyList<long> members, bool came)
    {
        var all = StoredJson.Write(members);
        session.Execute(
            """
            insert into group_member_changes (workspace, group_number, sequence, member, came)
            select @workspace, @group, @sequence, j.value, @came from json_each(@members) j
            """,
            ("@workspace", ledger.Workspace.Value),
            ("@group", group.Value),
            ("@sequence", ledger.Sequence),
            ("@came", came),
            ("@members", all));
        session.Execute(
            """
            update members set version = version + 1, modified_at = @at, sequence = @sequence
            where +workspace = @workspace and member in (select j.value from json_each(@members) j)
            """,
            ("@at", Stored.Time(ledger.Now)),
            ("@sequence", ledger.Sequence),
            ("@workspace", ledger.Workspace.Value),
            ("@members", all));
    }

    private const string Shown =
        """
        select m.scim_id, m.shown
        from group_members gm cross join members m indexed by members_shown on m.workspace = gm.workspace and m.member = gm.member
        """;

    private static ScimId ScimIdOf(string text) =>
        ScimId.TryParse(text, out var id) ? id : throw new InvalidOperationException("A member's stored id is none of ours.");
}

/// <param name="Id">As the client wrote it.</param>
/// <param name="Member">Null when it is no member's.</param>
internal sealed record NamedMember(string Id, long? Member, bool IsIn);
