using Rolecall.Domain.Groups;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Rows of membership. Each statement takes up to <see cref="Portion"/> of them at once, as a list in one parameter.</summary>
/// <remarks>
/// The indexes are named because without statistics the planner takes a group for ten members and walks it sooner than look one up.
/// </remarks>
internal static class GroupMembers
{
    /// <summary>As many as make no text so large that it would seldom be collected.</summary>
    public const int Portion = 1_000;

    private static readonly Sql Shown = new(dialect =>
        $"""
        select m.scim_id, m.shown
        from group_members gm {dialect.ThenJoin} {dialect.From("members", "m", "members_shown")}
            on m.workspace = gm.workspace and m.member = gm.member
        where gm.workspace = @workspace and gm.group_number = @group order by gm.joined
        """);

    private static readonly Sql Named = new(dialect =>
        $"""
        select named.value, named.member, (
            select 1 from {dialect.From("group_members", "gm", "group_members_of")}
            where gm.workspace = @workspace and gm.member = named.member and gm.group_number = @group) is not null
        from (
            select j.key, j.value, (
                select m.member from {dialect.From("members", "m", "members_scim_id")}
                where m.workspace = @workspace and m.scim_id = j.value) as member
            from {dialect.Each("@ids", "j")}) named
        order by named.key
        """);

    private static readonly Sql Insert = new(dialect =>
        $"""
        insert into group_members (workspace, group_number, joined, member)
        select @workspace, @group, @first + j.key, j.value from {dialect.Each("@members", "j")}
        """);

    private static readonly Sql Delete = new(dialect =>
        $"""
        delete from {dialect.From("group_members", "", "group_members_of")}
        where workspace = @workspace and {dialect.Hidden("group_number")} = @group and {dialect.OneOf("member", "@members")}
        """);

    private static readonly Sql AddChanges = new(dialect =>
        $"""
        insert into group_member_changes (workspace, group_number, sequence, member, came)
        select @workspace, @group, @sequence, j.value, @came from {dialect.Each("@members", "j")}
        """);

    private static readonly Sql UpdateMembers = new(dialect =>
        $"""
        update members set version = version + 1, modified_at = @at, sequence = @sequence
        where {dialect.Unindexed("workspace")} = @workspace and {dialect.OneOf("member", "@members")}
        """);

    /// <summary>In the order of joining, as they are asked for.</summary>
    public static IEnumerable<GroupMember> Of(Session session, WorkspaceId workspace, GroupNumber group) => session.Each(
        Shown.In(session),
        row => new GroupMember(Stored.Id(row.Text()), row.Text()),
        ("@workspace", workspace.Value),
        ("@group", group.Value));

    public static List<long> NumbersOf(Session session, WorkspaceId workspace, GroupNumber group) => session.All(
        "select member from group_members where workspace = @workspace and group_number = @group order by joined",
        row => row.Number(),
        ("@workspace", workspace.Value),
        ("@group", group.Value));

    /// <summary>Whom each id means, in the order of the ids, and whether that member is in the group.</summary>
    public static List<NamedMember> Find(Session session, WorkspaceId workspace, GroupNumber group, IReadOnlyList<string> ids) => session.All(
        Named.In(session),
        row => new NamedMember(row.Text(), row.NumberOrNull(), row.Flag()),
        ("@ids", ids),
        ("@workspace", workspace.Value),
        ("@group", group.Value));

    /// <param name="members">None of them is in the group.</param>
    public static void Add(Session session, Ledger ledger, GroupNumber group, IReadOnlyList<long> members) => session.Execute(
        Insert.In(session),
        ("@workspace", ledger.Workspace.Value),
        ("@group", group.Value),
        ("@first", ledger.NextJoins(members.Count)),
        ("@members", members));

    public static void Remove(Session session, Ledger ledger, GroupNumber group, IReadOnlyList<long> members) => session.Execute(
        Delete.In(session),
        ("@workspace", ledger.Workspace.Value),
        ("@group", group.Value),
        ("@members", members));

    /// <summary>What is kept of who came or went, and their new versions: a member's groups are part of what SCIM shows of it.</summary>
    public static void Record(Session session, Ledger ledger, GroupNumber group, IReadOnlyList<long> members, bool came)
    {
        session.Execute(
            AddChanges.In(session),
            ("@workspace", ledger.Workspace.Value),
            ("@group", group.Value),
            ("@sequence", ledger.Sequence),
            ("@came", came),
            ("@members", members));
        session.Execute(
            UpdateMembers.In(session),
            ("@at", Stored.Time(ledger.Now)),
            ("@sequence", ledger.Sequence),
            ("@workspace", ledger.Workspace.Value),
            ("@members", members));
    }
}

/// <param name="Id">As the client wrote it.</param>
/// <param name="Member">Null when it is no member's.</param>
internal sealed record NamedMember(string Id, long? Member, bool IsIn);
