using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Storage.Tests.Contract;

/// <summary>Groups that give roles (design §4.2): whoever comes or goes, and whatever is mapped, everyone has the right role at once.</summary>
public abstract class GroupRolesContract : StoreContract
{
    private GroupPush Push => new(Directory, Ours, Clock);

    [Fact]
    public async Task Whoever_is_in_a_mapped_group_has_its_role_and_whoever_leaves_loses_it()
    {
        var (ada, bob) = (await AddAsync("ada"), await AddAsync("bob"));
        var team = await Push.CreateAsync("Team", Id(ada));
        var shifts = await MapAsync(GroupRoles.On, (team, RoleRef.Of(BuiltInRole.Admin)));

        Assert.Equal([new RoleShift(RoleRef.Of(BuiltInRole.Member), RoleRef.Of(BuiltInRole.Admin), 1)], shifts);
        Assert.Equal((BuiltInRole.Admin, BuiltInRole.Member), (await RoleAsync(ada), await RoleAsync(bob)));

        await Push.TakeAsync(team.Id, new AddMembers([Id(bob)]), new RemoveMembers([Id(ada)]));
        Assert.Equal((BuiltInRole.Member, BuiltInRole.Admin), (await RoleAsync(ada), await RoleAsync(bob)));
        Assert.Equal(["member.role_changed", "member.role_changed"], await LastEventsAsync(3, 2));

        await Push.DeleteAsync(team.Id);
        Assert.Equal(BuiltInRole.Member, await RoleAsync(bob));
    }

    [Fact]
    public async Task Of_several_groups_the_first_counts_and_a_grant_counts_before_all()
    {
        var (ada, bob) = (await AddAsync("ada"), await AddAsync("bob"));
        var role = await ChangeWorkspaceAsync(context => WorkspaceCommits.NewRole(context, "Auditor", BuiltInRole.Guest, Clock.GetUtcNow()));
        await ChangeAsync(bob.Member.Number, state => state with
        {
            Member = state.Member with { Role = new AssignedRole(BuiltInRole.Guest, null, null) },
            Grants = [new Grant(GrantSource.Manual, RoleRef.Of(BuiltInRole.Guest), null, 7, "member:1", "request-1", Clock.GetUtcNow())],
        });
        var first = await Push.CreateAsync("First", Id(ada), Id(bob));
        var second = await Push.CreateAsync("Second", Id(ada), Id(bob));

        await MapAsync(GroupRoles.On, (first, RoleRef.Of(role.Id)), (second, RoleRef.Of(BuiltInRole.Admin)));
        Assert.Equal(role.Id, (await FindAsync(ada)).Member.Role.CustomId);
        await MapAsync(GroupRoles.On, (second, RoleRef.Of(BuiltInRole.Admin)), (first, RoleRef.Of(role.Id)));
        Assert.Equal(BuiltInRole.Admin, await RoleAsync(ada));
        Assert.Equal(BuiltInRole.Guest, await RoleAsync(bob));

        await Push.TakeAsync(second.Id, new ReplaceMembers([]));
        Assert.Equal(role.Id, (await FindAsync(ada)).Member.Role.CustomId);
        Assert.Equal(BuiltInRole.Guest, await RoleAsync(bob));
    }

    [Fact]
    public async Task Policy_ceiling_and_default_move_everyone_whom_they_concern_and_nobody_else()
    {
        var (ada, bob) = (await AddAsync("ada"), await AddAsync("bob"));
        var team = await Push.CreateAsync("Team", Id(ada));
        await MapAsync(GroupRoles.Off, (team, RoleRef.Of(BuiltInRole.Admin)));
        Assert.Equal(BuiltInRole.Member, await RoleAsync(ada));

        await BehaveAsync(behaviour => behaviour with { GroupRoles = GroupRoles.On });
        Assert.Equal(BuiltInRole.Admin, await RoleAsync(ada));
        await BehaveAsync(behaviour => behaviour with { DefaultRole = BuiltInRole.Guest });
        Assert.Equal((BuiltInRole.Admin, BuiltInRole.Guest), (await RoleAsync(ada), await RoleAsync(bob)));
        await BehaveAsync(behaviour => behaviour with { RoleCeiling = BuiltInRole.Member });
        Assert.Equal((BuiltInRole.Guest, BuiltInRole.Guest), (await RoleAsync(ada), await RoleAsync(bob)));
        Assert.Equal(BuiltInRole.Owner, (await Directory.FindMemberAsync(Ours.Owner, Ct))!.Member.Role.BuiltIn);
    }

    [Fact]
    public async Task A_deleted_role_that_a_group_gave_is_replaced_in_the_mapping_too()
    {
        var ada = await AddAsync("ada");
        var role = await ChangeWorkspaceAsync(context => WorkspaceCommits.NewRole(context, "Auditor", BuiltInRole.Guest, Clock.GetUtcNow()));
        var team = await Push.CreateAsync("Team", Id(ada));
        await MapAsync(GroupRoles.On, (team, RoleRef.Of(role.Id)));

        await ChangeWorkspaceAsync(_ => WorkspaceCommits.Remove(role.Id, RoleRef.Of(BuiltInRole.LimitedMember)));

        Assert.Equal(BuiltInRole.LimitedMember, await RoleAsync(ada));
        Assert.Equal(RoleRef.Of(BuiltInRole.LimitedMember), Assert.Single((await Directory.ReadWorkspaceAsync(Ct)).GroupRoles.Mappings).Role);
    }

    [Fact]
    public async Task It_is_known_by_which_change_a_member_came_into_a_mapped_group()
    {
        var ada = await AddAsync("ada");
        var (team, other) = (await Push.CreateAsync("Team"), await Push.CreateAsync("Other", Id(ada)));
        await MapAsync(GroupRoles.On, (team, RoleRef.Of(BuiltInRole.Admin)));
        Assert.Empty(await Directory.ReadJoinsAsync(ada.Member.Number, Ct));
        await Push.TakeAsync(team.Id, new AddMembers([Id(ada)]));
        await Push.TakeAsync(other.Id, new RemoveMembers([Id(ada)]));

        Assert.Equal(
            new GroupJoin(team.Id, Ours.Scim.Name, Ours.Scim.RequestId, Clock.GetUtcNow()),
            Assert.Single(await Directory.ReadJoinsAsync(ada.Member.Number, Ct)));
    }

    private async Task<IReadOnlyList<RoleShift>> MapAsync(GroupRoles policy, params (Group Group, RoleRef Role)[] lines)
    {
        await BehaveAsync(behaviour => behaviour with { GroupRoles = policy });
        return await ChangeWorkspaceAsync(context =>
        {
            GroupMapping[] mappings =
            [
                .. lines.Select((line, at) => new GroupMapping(
                    line.Group.Id, context.FindGroup(line.Group.Id)!.Value, line.Role, at + 1, "member:1", "request-9", Clock.GetUtcNow())),
            ];
            var shifts = context.Shifts(new GroupRoleBook(mappings, context.Workspace.Behaviour, context.Roles), context.Workspace.Behaviour);
            return new WorkspaceCommit<IReadOnlyList<RoleShift>>(new WorkspaceCommit { GroupRoles = mappings, Audit = [WorkspaceCommits.Fact] }, shifts);
        });
    }

    private Task<bool> BehaveAsync(Func<Behaviour, Behaviour> change) => ChangeWorkspaceAsync(context => new WorkspaceCommit<bool>(
        new WorkspaceCommit
        {
            Workspace = context.Workspace with { Behaviour = change(context.Workspace.Behaviour) }, Audit = [WorkspaceCommits.Fact],
        },
        true));

    private static string Id(MemberState state) => state.Member.Id!.Value.Value;

    private async Task<MemberState> FindAsync(MemberState state) => (await Directory.FindMemberAsync(state.Member.Number, Ct))!;

    private async Task<BuiltInRole> RoleAsync(MemberState state) => (await FindAsync(state)).Member.Role.BuiltIn;

    /// <summary>Of the last few events, the last so many but one.</summary>
    private async Task<IEnumerable<string>> LastEventsAsync(int last, int taken) =>
        (await Directory.ReadEventsAsync(1, 200, Ct)).TakeLast(last).Take(taken).Select(line => line.Event.Type);
}
