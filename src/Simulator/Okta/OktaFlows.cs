using Rolecall.Simulator.Okta.Flows;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta;

/// <summary>The guide from top to bottom.</summary>
internal static class OktaFlows
{
    public static IReadOnlyList<IFlow> Of(Run run, Dialect dialect)
    {
        var okta = new OktaSession(run, dialect);
        var roles = new RunRoles();
        var proof = new RoleProof(okta);
        var push = new GroupPush(okta);
        return
        [
            new TestCredentials(okta, push),
            new PrepareRoles(okta, roles, proof),
            new AssignNewPerson(okta),
            new AssignExistingPerson(okta),
            new RolesByPost(okta, roles, proof),
            new RolesByPut(okta, roles, proof),
            .. dialect == Dialect.Catalogue ? [new RolesByPatch(okta, roles, proof)] : Array.Empty<IFlow>(),
            new ChangeRole(okta, roles, proof),
            new RenameRole(okta, roles, proof),
            new ChangeProfile(okta),
            new Deactivate(okta, roles, proof),
            new Reactivate(okta, roles, proof),
            new Unassign(okta),
            new ProtectOwner(okta),
            new PushGroup(okta, push),
            new ChangeMembers(okta, push),
            new PushGroupNow(okta, push),
            new RenameGroup(okta, push),
            new LinkGroup(okta, push),
            new DeactivateMember(okta, push),
            new UnlinkGroup(okta, push),
            new ImportPeople(okta),
            new ImportGroups(okta, push),
            new RotateToken(okta),
            new CleanUp(okta, roles, push),
        ];
    }
}
