using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning.Undoing;
using Rolecall.Domain.Resources;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Members, groups and resources before and after a run.</summary>
internal static class AroundRun
{
    private static readonly RunImages<MemberImage> Members = new("member_images", "members", "member", ImageReader.Member);
    private static readonly RunImages<GroupImage> Groups = new("group_images", "groups", "group_number", ImageReader.Group);
    private static readonly RunImages<ResourceImage> Resources = new("resource_images", "resources", "resource", ImageReader.Resource);

    /// <summary>The first change of each membership by the run tells what was before it.</summary>
    private static readonly Sql Moved = new(dialect =>
        $"""
        select c.member, c.came, m.scim_id, (
            select 1 from {dialect.From("group_members", "gm", "group_members_of")}
            where gm.workspace = @workspace and gm.member = c.member and {dialect.Hidden("gm.group_number")} = @group) is not null
        from group_images i
        {dialect.ThenJoin} group_member_changes c
            on c.workspace = i.workspace and c.group_number = i.group_number and c.sequence = i.sequence
        {dialect.ThenJoin} members m on m.workspace = c.workspace and m.member = c.member
        where i.workspace = @workspace and i.group_number = @group and {dialect.Unindexed("i.run")} = @run
        order by c.sequence
        """);

    public static Around<MemberImage> Member(Session session, WorkspaceId workspace, long run, MemberNumber member) =>
        Members.Around(session, workspace, run, member.Value);

    public static Around<ResourceImage> Resource(Session session, WorkspaceId workspace, long run, ResourceNumber resource) =>
        Resources.Around(session, workspace, run, resource.Value);

    public static GroupAround Group(Session session, WorkspaceId workspace, long run, GroupNumber group) =>
        new(Groups.Around(session, workspace, run, group.Value), Memberships(session, workspace, run, group));

    /// <summary>Those that are otherwise than before the run.</summary>
    private static IReadOnlyList<MembershipBefore> Memberships(Session session, WorkspaceId workspace, long run, GroupNumber group) =>
    [
        .. session
            .All(
                Moved.In(session),
                row => (
                    Before: new MembershipBefore(new MemberNumber(row.Number()), WasIn: !row.Flag(), Id: row.TextOrNull() is { } id ? Stored.Id(id) : null),
                    IsIn: row.Flag()),
                ("@workspace", workspace.Value),
                ("@group", group.Value),
                ("@run", run))
            .DistinctBy(one => one.Before.Member)
            .Where(one => one.Before.WasIn != one.IsIn)
            .Select(one => one.Before),
    ];
}
