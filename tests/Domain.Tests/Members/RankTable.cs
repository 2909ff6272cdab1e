using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Tests.Members;

/// <summary>Nobody grants above their own rank, changes their own role upward or touches a higher rank.</summary>
public sealed class RankTable
{
    private static readonly BuiltInRole[] All = Enum.GetValues<BuiltInRole>();

    private readonly SmallWorkspace workspace = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<BuiltInRole, BuiltInRole, BuiltInRole> Others()
    {
        var rows = new TheoryData<BuiltInRole, BuiltInRole, BuiltInRole>();
        foreach (var caller in All)
            foreach (var target in All)
                foreach (var role in All)
                    rows.Add(caller, target, role);
        return rows;
    }

    [Theory, MemberData(nameof(Others)), Spec("R-22"), Spec("I-52")]
    public async Task A_role_is_granted_to_another_person_only_within_the_grantors_rank(BuiltInRole by, BuiltInRole to, BuiltInRole role)
    {
        var caller = by == BuiltInRole.Owner ? workspace.Owner : workspace.Add(by);
        var target = to == BuiltInRole.Owner ? workspace.Owner : workspace.Add(to);
        var isAllowed = (by, to, role) switch
        {
            (_, BuiltInRole.Owner, _) or (_, _, BuiltInRole.Owner) => false,
            (BuiltInRole.Owner or BuiltInRole.Admin, _, _) => true,
            _ => false,
        };

        Assert.Equal(isAllowed, await IsGrantedAsync(workspace.Calls(caller), target, RoleRef.Of(role)));
        Assert.Equal(isAllowed ? role : to, workspace.State(target).Member.Role.BuiltIn);
    }

    [Theory, Spec("R-22"), Spec("I-52")]
    [InlineData(BuiltInRole.Owner, BuiltInRole.Admin, false)] // ownership is transferred, never dropped
    [InlineData(BuiltInRole.Admin, BuiltInRole.Owner, false)]
    [InlineData(BuiltInRole.Admin, BuiltInRole.Member, true)]
    [InlineData(BuiltInRole.Member, BuiltInRole.Admin, false)]
    [InlineData(BuiltInRole.Member, BuiltInRole.Guest, false)]
    [InlineData(BuiltInRole.LimitedMember, BuiltInRole.Member, false)]
    [InlineData(BuiltInRole.Guest, BuiltInRole.Owner, false)]
    public async Task Nobody_raises_themselves(BuiltInRole from, BuiltInRole role, bool isAllowed)
    {
        var self = from == BuiltInRole.Owner ? workspace.Owner : workspace.Add(from);

        Assert.Equal(isAllowed, await IsGrantedAsync(workspace.Calls(self), self, RoleRef.Of(role)));
    }

    [Fact, Spec("R-22"), Spec("I-52")]
    public async Task No_single_permission_lets_anyone_grant_beyond_their_rank()
    {
        foreach (var permission in Permissions.All)
        {
            foreach (var inherited in All.Where(role => role != BuiltInRole.Owner && permission.IsGrantableTo(role)))
            {
                var caller = workspace.Add(RoleRef.Of(workspace.AddRole($"{permission.Key} {inherited}", inherited, permission.Key)));
                var target = workspace.Add(BuiltInRole.Guest);

                Assert.False(await IsGrantedAsync(workspace.Calls(caller), caller, RoleRef.Of(BuiltInRole.Owner)));
                Assert.False(await IsGrantedAsync(workspace.Calls(caller), workspace.Owner, RoleRef.Of(BuiltInRole.Guest)));
                Assert.Equal(
                    inherited == BuiltInRole.Admin, await IsGrantedAsync(workspace.Calls(caller), target, RoleRef.Of(BuiltInRole.Admin)));
            }
        }
    }

    [Fact, Spec("R-22")]
    public async Task An_admin_without_members_manage_changes_nobody()
    {
        var caller = workspace.Calls(workspace.Add(RoleRef.Of(workspace.AddRole("Auditor", BuiltInRole.Admin, [], ["members.manage"]))));
        var target = workspace.Add(BuiltInRole.Member);

        Assert.False(await IsGrantedAsync(caller, target, RoleRef.Of(BuiltInRole.Guest)));
        await Refused.ExpectAsync(
            Refusal.Forbidden, () => new SetAccess(workspace, workspace.Clock).RunAsync(caller, target, active: false, Ct));
    }

    [Fact, Spec("R-22"), Spec("I-52")]
    public async Task An_admin_whose_role_lacks_something_cannot_grant_a_role_that_has_it()
    {
        var self = workspace.Add(RoleRef.Of(workspace.AddRole("Half an admin", BuiltInRole.Admin, [], ["billing.manage"])));
        var friend = workspace.Add(BuiltInRole.Member);

        Assert.False(await IsGrantedAsync(workspace.Calls(self), self, RoleRef.Of(BuiltInRole.Admin)));
        Assert.False(await IsGrantedAsync(workspace.Calls(self), friend, RoleRef.Of(BuiltInRole.Admin)));
        Assert.True(await IsGrantedAsync(workspace.Calls(self), friend, RoleRef.Of(BuiltInRole.Guest)));
    }

    [Fact, Spec("R-22")]
    public async Task An_admin_cannot_hand_out_a_role_that_makes_roles()
    {
        var maker = workspace.AddRole("Role maker", BuiltInRole.Admin, "roles.manage");
        var admin = workspace.Calls(workspace.Add(BuiltInRole.Admin));
        var target = workspace.Add(BuiltInRole.Admin);

        Assert.False(await IsGrantedAsync(admin, target, RoleRef.Of(maker)));
        Assert.True(await IsGrantedAsync(workspace.OwnerCalls, target, RoleRef.Of(maker)));
    }

    [Fact, Spec("R-25")]
    public async Task A_SCIM_token_has_no_say_in_what_people_do()
    {
        var target = workspace.Add(BuiltInRole.Guest);

        Assert.False(await IsGrantedAsync(workspace.ScimCalls, target, RoleRef.Of(BuiltInRole.Member)));
    }

    [Fact]
    public async Task The_key_of_an_app_acts_with_an_admins_rank()
    {
        var target = workspace.Add(BuiltInRole.Guest);

        Assert.True(await IsGrantedAsync(workspace.AppCalls, target, RoleRef.Of(BuiltInRole.Admin)));
        Assert.False(await IsGrantedAsync(workspace.AppCalls, workspace.Owner, RoleRef.Of(BuiltInRole.Admin)));
    }

    private async Task<bool> IsGrantedAsync(Caller caller, MemberNumber target, RoleRef role)
    {
        try
        {
            await new GrantRole(workspace, workspace.Clock).RunAsync(caller, target, role, Ct);
            return true;
        }
        catch (RefusedException refused) when (refused.Refusal == Refusal.Forbidden)
        {
            return false;
        }
    }
}
