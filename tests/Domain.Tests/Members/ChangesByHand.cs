using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Scim;

namespace Rolecall.Domain.Tests.Members;

public sealed class ChangesByHand
{
    private readonly SmallWorkspace workspace = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_grant_by_hand_counts_because_it_is_later_and_says_who_made_it()
    {
        var number = workspace.Add(BuiltInRole.Guest);

        var after = await new GrantRole(workspace, workspace.Clock)
            .RunAsync(workspace.OwnerCalls, number, RoleRef.Of(BuiltInRole.Admin), Ct);

        Assert.Equal(BuiltInRole.Admin, after.Member.Role.BuiltIn);
        Assert.Equal(2, after.Member.Version);
        Assert.Equal(workspace.OwnerCalls.Name, after.GrantFrom(GrantSource.Manual)!.By);
        Assert.Equal(["member.role_granted", "member.role_changed"], workspace.Audit.Select(fact => fact.Action));
        Assert.Equal(["member.role_changed"], workspace.Events);
    }

    [Fact]
    public async Task Granting_the_same_again_changes_nothing()
    {
        var number = workspace.Add(BuiltInRole.Guest);
        var grant = new GrantRole(workspace, workspace.Clock);
        var once = await grant.RunAsync(workspace.OwnerCalls, number, RoleRef.Of(BuiltInRole.Admin), Ct);
        var audit = workspace.Audit.Count;

        var twice = await grant.RunAsync(workspace.OwnerCalls, number, RoleRef.Of(BuiltInRole.Admin), Ct);

        Assert.Same(once, twice);
        Assert.Equal(audit, workspace.Audit.Count);
    }

    [Fact]
    public async Task A_grant_withdrawn_gives_way_to_what_the_identity_provider_said()
    {
        var number = workspace.Add(BuiltInRole.Guest);
        await new GrantRole(workspace, workspace.Clock).RunAsync(workspace.OwnerCalls, number, RoleRef.Of(BuiltInRole.Admin), Ct);

        var after = await new WithdrawGrant(workspace, workspace.Clock).RunAsync(workspace.OwnerCalls, number, Ct);

        Assert.Equal(BuiltInRole.Guest, after.Member.Role.BuiltIn);
        Assert.Null(after.GrantFrom(GrantSource.Manual));
    }

    [Fact, Spec("I-52")]
    public async Task Nobody_rises_by_withdrawing_a_grant()
    {
        var raised = workspace.AddRole("Role maker", BuiltInRole.Admin, "roles.manage");
        var self = workspace.Add(RoleRef.Of(raised));
        var grant = new GrantRole(workspace, workspace.Clock);
        await grant.RunAsync(workspace.OwnerCalls, self, RoleRef.Of(BuiltInRole.Admin), Ct);

        await Refused.ExpectAsync(
            Refusal.Forbidden, () => new WithdrawGrant(workspace, workspace.Clock).RunAsync(workspace.Calls(self), self, Ct));
    }

    [Fact]
    public async Task A_role_that_does_not_exist_cannot_be_granted()
    {
        var number = workspace.Add(BuiltInRole.Guest);

        await Refused.ExpectAsync(Refusal.InvalidValue, () => new GrantRole(workspace, workspace.Clock)
            .RunAsync(workspace.OwnerCalls, number, RoleRef.Of(new RoleId(999)), Ct));
    }

    [Fact]
    public async Task Someone_unknown_is_not_found()
    {
        await Refused.ExpectAsync(Refusal.NotFound, () => new SetAccess(workspace, workspace.Clock)
            .RunAsync(workspace.OwnerCalls, new MemberNumber(999), active: false, Ct));
    }

    [Fact]
    public async Task Access_ended_by_hand_against_the_identity_providers_word_is_drift_until_it_is_restored()
    {
        var number = workspace.Add(RoleRef.Of(BuiltInRole.Member), workspace.AddConnection(ConnectionState.Enabled));
        var access = new SetAccess(workspace, workspace.Clock);

        var ended = await access.RunAsync(workspace.OwnerCalls, number, active: false, Ct);
        Assert.False(ended.Member.Active);
        var line = Assert.Single(ended.Drift);
        Assert.Equal(("active", "true", "changed by an owner or admin"), (line.Attribute, line.Sent, line.Reason));
        Assert.Equal(BuiltInRole.Member, ended.Member.Role.BuiltIn);

        var restored = await access.RunAsync(workspace.OwnerCalls, number, active: true, Ct);
        Assert.True(restored.Member.Active);
        Assert.Empty(restored.Drift);
        Assert.Equal(
            ["member.access_ended", "member.deactivated", "member.access_restored", "member.reactivated"],
            workspace.Audit.Select(fact => fact.Action));
    }

    [Fact]
    public async Task Without_an_identity_provider_there_is_no_drift()
    {
        var number = workspace.Add(BuiltInRole.Member);

        var ended = await new SetAccess(workspace, workspace.Clock).RunAsync(workspace.OwnerCalls, number, active: false, Ct);

        Assert.Empty(ended.Drift);
    }

    [Fact, Spec("R-23")]
    public async Task The_owner_cannot_be_deactivated()
    {
        await Refused.ExpectAsync(Refusal.Forbidden, () => new SetAccess(workspace, workspace.Clock)
            .RunAsync(workspace.OwnerCalls, workspace.Owner, active: false, Ct));
        await Refused.ExpectAsync(Refusal.Forbidden, () => new SetAccess(workspace, workspace.Clock)
            .RunAsync(workspace.AppCalls, workspace.Owner, active: false, Ct));
    }

    [Fact]
    public async Task Someone_whom_the_identity_provider_deleted_comes_back_only_through_it()
    {
        var number = workspace.Add(BuiltInRole.Member);
        var at = workspace.Members.FindIndex(one => one.Member.Number == number);
        workspace.Members[at] = workspace.Members[at] with { Member = workspace.Members[at].Member with { Id = null } };

        await Refused.ExpectAsync(Refusal.Conflict, () => new SetAccess(workspace, workspace.Clock)
            .RunAsync(workspace.OwnerCalls, number, active: true, Ct));
        await Refused.ExpectAsync(Refusal.Conflict, () => new GrantRole(workspace, workspace.Clock)
            .RunAsync(workspace.OwnerCalls, number, RoleRef.Of(BuiltInRole.Guest), Ct));
    }
}
