using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Roles;

/// <summary>Adds a custom role: by the owner, or by an admin to whom the owner has delegated it.</summary>
public sealed class CreateRole(IDirectories directories, TimeProvider clock)
{
    /// <param name="permissions">What the role allows or denies otherwise than the one it inherits.</param>
    /// <exception cref="RefusedException">Forbidden, InvalidValue, Uniqueness, Conflict.</exception>
    public async Task<RoleView> RunAsync(
        Caller caller, string name, BuiltInRole inherited, IReadOnlyDictionary<string, bool> permissions, CancellationToken ct)
    {
        var directory = directories.Open(caller.Workspace);
        var authority = await Authority.OfAsync(directory, caller, ct);
        authority.Require(Permissions.ManageRoles);
        return await directory.WriteWorkspaceAsync(caller, Decide, ct);

        WorkspaceCommit<RoleView> Decide(WorkspaceContext context)
        {
            RoleRules.CheckName(name, null, context.Roles);
            RoleRules.CheckInherited(inherited);
            if (context.Roles.Roles.Count >= RoleRules.Most)
                throw new RefusedException(Refusal.Conflict, $"A workspace has at most {RoleRules.Most} custom roles: delete one first.");

            var role = new CustomRole(
                context.NewRole(), name, inherited, Permissions.Check(inherited, permissions), clock.GetUtcNow(), []);
            authority.RequireAtLeast(inherited, Permissions.Effective(role));

            var commit = new WorkspaceCommit { Roles = [role, .. RoleRules.Freed(name, role.Id, context.Roles)] };
            return new(RoleRules.Happened("role.created", role).On(commit), new RoleView(role, 0));
        }
    }
}
