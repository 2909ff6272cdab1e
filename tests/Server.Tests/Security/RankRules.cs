using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Scim;

namespace Rolecall.Server.Tests.Security;

/// <summary>I-52: nobody gives more than they have, to others or to themselves, nor touches who stands above them.</summary>
public sealed class RankRules(RunningServer server)
{
    private static readonly BuiltInRole[] Roles = [BuiltInRole.Admin, BuiltInRole.Member, BuiltInRole.LimitedMember, BuiltInRole.Guest];

    [Fact, Spec("I-52", "R-22")]
    public async Task Every_actor_on_every_target_with_every_role()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var people = new Dictionary<BuiltInRole, Member>();
        foreach (var role in Roles)
        {
            var id = await workspace.GivenUserAsync($$"""{ "userName": "{{role}}", "role": "{{role.Word()}}" }""");
            people[role] = (await workspace.StateAsync(id)).Member;
        }

        var grant = new GrantRole(server.Directories, server.Clock);
        foreach (var (actor, target, role) in from a in Roles from t in Roles from r in Roles.Append(BuiltInRole.Owner) select (a, t, r))
        {
            var before = await workspace.EveryoneAsync();
            var refused = await Record.ExceptionAsync(
                () => grant.RunAsync(workspace.As(people[actor]), people[target].Number, RoleRef.Of(role), CancellationToken.None));

            if (actor == BuiltInRole.Admin && role != BuiltInRole.Owner)
            {
                Assert.Null(refused);
                await grant.RunAsync(workspace.Owner, people[target].Number, RoleRef.Of(target), CancellationToken.None);
                continue;
            }

            Assert.Equal((actor, target, role, Refusal.Forbidden), (actor, target, role, Assert.IsType<RefusedException>(refused).Refusal));
            Assert.Equal(before, await workspace.EveryoneAsync());
        }
    }

    [Fact, Spec("I-52", "R-23", "I-53")]
    public async Task An_admin_does_not_reach_the_owner()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync("""{ "userName": "ada", "role": "admin" }""");
        var admin = workspace.As((await workspace.StateAsync(id)).Member);
        var owner = (await workspace.StateAsync(await workspace.OwnerIdAsync())).Member.Number;

        var demoted = await Assert.ThrowsAsync<RefusedException>(() => new GrantRole(server.Directories, server.Clock)
            .RunAsync(admin, owner, RoleRef.Of(BuiltInRole.Member), CancellationToken.None));
        var lockedOut = await Assert.ThrowsAsync<RefusedException>(() => new SetAccess(server.Directories, server.Clock)
            .RunAsync(admin, owner, active: false, CancellationToken.None));

        Assert.Equal((Refusal.Forbidden, Refusal.Forbidden), (demoted.Refusal, lockedOut.Refusal));
    }
}
