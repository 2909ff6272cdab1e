using System.Text.Json.Nodes;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;

namespace Rolecall.Storage.Tests.Contract;

public abstract class RoleRemovalContract : StoreContract
{
    [Fact]
    public async Task Whoever_has_the_role_is_moved_inactive_and_deleted_people_too()
    {
        var role = await NewRoleAsync("Auditor");
        var active = await HolderAsync("active", role);
        var inactive = await HolderAsync("inactive", role);
        await SetActiveAsync(inactive, false);
        var deleted = await HolderAsync("deleted", role);
        await DeleteAsync(deleted);
        var other = await AddAsync("other");
        Clock.Advance(TimeSpan.FromHours(1));

        await ChangeWorkspaceAsync(_ => WorkspaceCommits.Remove(role.Id, RoleRef.Of(BuiltInRole.LimitedMember)));

        foreach (var (number, version) in new[] { (active, 3), (inactive, 4), (deleted, 4) })
        {
            var moved = await Directory.FindMemberAsync(number, Ct);
            Assert.Equal(new AssignedRole(BuiltInRole.LimitedMember, null, null), moved!.Member.Role);
            Assert.Equal(RoleRef.Of(BuiltInRole.LimitedMember), Assert.Single(moved.Grants).Role);
            Assert.Equal(version, moved.Member.Version);
            Assert.Equal(Clock.GetUtcNow(), moved.Member.Modified);
        }

        Assert.Equal(1, (await Directory.FindMemberAsync(other.Member.Number, Ct))!.Member.Version);
        Assert.Empty((await Directory.ReadWorkspaceAsync(Ct)).Roles.Roles);
    }

    [Fact]
    public async Task Holders_can_be_moved_to_another_role()
    {
        var role = await NewRoleAsync("Auditor");
        var next = await NewRoleAsync("Controller");
        var ada = await HolderAsync("ada", role);

        await ChangeWorkspaceAsync(_ => WorkspaceCommits.Remove(role.Id, RoleRef.Of(next.Id)));

        var moved = await Directory.FindMemberAsync(ada, Ct);
        Assert.Equal(new AssignedRole(BuiltInRole.Guest, next.Id, "Controller"), moved!.Member.Role);
        Assert.Equal(RoleRef.Of(next.Id), Assert.Single(moved.Grants).Role);
    }

    [Fact]
    public async Task A_grant_that_another_outranks_is_moved_and_its_member_is_not_touched()
    {
        var role = await NewRoleAsync("Auditor");
        var ada = await AddAsync("ada");
        await ChangeAsync(ada.Member.Number, state => WorkspaceCommits.Give(state, role, Clock.GetUtcNow()) with
        {
            Member = state.Member with { Role = new AssignedRole(BuiltInRole.Admin, null, null) },
        });

        await ChangeWorkspaceAsync(_ => WorkspaceCommits.Remove(role.Id, RoleRef.Of(BuiltInRole.Member)));

        var after = await Directory.FindMemberAsync(ada.Member.Number, Ct);
        Assert.Equal(RoleRef.Of(BuiltInRole.Member), Assert.Single(after!.Grants).Role);
        Assert.Equal(BuiltInRole.Admin, after.Member.Role.BuiltIn);
        Assert.Equal(2, after.Member.Version);
    }

    [Fact]
    public async Task Each_moved_member_has_one_event_and_the_next_change_numbers_on()
    {
        var role = await NewRoleAsync("Auditor");
        var holders = new List<MemberNumber>();
        foreach (var name in new[] { "a", "b", "c" })
            holders.Add(await HolderAsync(name, role));

        await ChangeWorkspaceAsync(_ => WorkspaceCommits.Remove(role.Id, RoleRef.Of(BuiltInRole.Admin)));
        await AddAsync("d");

        var events = await Directory.ReadEventsAsync(1, 100, Ct);
        Assert.Equal(Enumerable.Range(1, events.Count).Select(n => (long)n), events.Select(recorded => recorded.Sequence));
        var moves = events.Where(recorded => recorded.Event.Type == "member.role_changed").ToArray();
        Assert.Equal(holders.Select(holder => $"member:{holder}"), moves.Select(recorded => recorded.Event.Subject));
        var id = (await Directory.FindMemberAsync(holders[0], Ct))!.Member.Id;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse($$"""
            {
              "user": {{holders[0]}}, "scimId": "{{id}}", "active": true,
              "role": { "number": 2, "customRoleId": null },
              "formerRole": { "number": 4, "customRoleId": {{role.Id}} }
            }
            """), JsonNode.Parse(moves[0].Event.Data)));
    }

    [Fact]
    public async Task Each_moved_member_has_an_image_of_before()
    {
        var role = await NewRoleAsync("Auditor");
        var ada = await HolderAsync("ada", role);

        await ChangeWorkspaceAsync(_ => WorkspaceCommits.Remove(role.Id, RoleRef.Of(BuiltInRole.Admin)));

        var sequence = (await Directory.ReadWorkspaceAsync(Ct)).Workspace.Sequence;
        var rows = await QueryAsync(
            $"select image from member_images where workspace = {Ours.Id} and member = {ada} and sequence = {sequence}");
        var image = JsonNode.Parse((string)Assert.Single(rows)[0]!)!;
        Assert.Equal(role.Id.Value, (int?)image["customRole"]);
        Assert.Equal(role.Id.Value, (int?)image["grants"]![0]!["customRole"]);
    }

    [Fact]
    public async Task A_move_to_a_role_of_another_workspace_changes_nothing()
    {
        var role = await NewRoleAsync("Auditor");
        var ada = await HolderAsync("ada", role);
        var foreign = await Open(Theirs).WriteWorkspaceAsync(
            Theirs.Admin, context => WorkspaceCommits.NewRole(context, "Theirs", BuiltInRole.Guest, Clock.GetUtcNow()), Ct);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            ChangeWorkspaceAsync(_ => WorkspaceCommits.Remove(role.Id, RoleRef.Of(foreign.Id))));

        Assert.Equal(role.Id, (await Directory.FindMemberAsync(ada, Ct))!.Member.Role.CustomId);
    }

    private Task<CustomRole> NewRoleAsync(string name) =>
        ChangeWorkspaceAsync(context => WorkspaceCommits.NewRole(context, name, BuiltInRole.Guest, Clock.GetUtcNow()));

    private async Task<MemberNumber> HolderAsync(string userName, CustomRole role)
    {
        var member = await AddAsync(userName);
        await ChangeAsync(member.Member.Number, state => WorkspaceCommits.Give(state, role, Clock.GetUtcNow()));
        return member.Member.Number;
    }
}
