using System.Text.Json.Nodes;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Roles;

/// <summary>Deletes a custom role and moves everyone who has it, inactive members too, to another one.</summary>
public sealed class DeleteRole(IDirectories directories)
{
    /// <exception cref="RefusedException">Forbidden, InvalidValue, NotFound.</exception>
    public async Task RunAsync(Caller caller, RoleId id, RoleRef moveTo, CancellationToken ct)
    {
        var directory = directories.Open(caller.Workspace);
        var authority = await Authority.OfAsync(directory, caller, ct);
        authority.Require(Permissions.ManageRoles);
        await directory.WriteWorkspaceAsync(caller, Decide, ct);

        WorkspaceCommit<CustomRole> Decide(WorkspaceContext context)
        {
            var role = context.Roles.Find(id) ?? throw RoleRules.NotFound();
            if (moveTo.Custom == id)
                throw new RefusedException(Refusal.InvalidValue, "moveTo names the role that is to be deleted: choose another one.");
            if (moveTo.BuiltIn == BuiltInRole.Owner)
                throw new RefusedException(Refusal.InvalidValue, "Nobody becomes owner this way: choose another role for moveTo.");
            if (moveTo.Custom is { } custom && context.Roles.Find(custom) is null)
                throw new RefusedException(Refusal.InvalidValue, "moveTo is no role of this workspace: GET …/roles lists them.");

            authority.RequireAtLeast(role.Inherited, Permissions.Effective(role));
            authority.RequireAtLeast(context.Roles.BuiltInOf(moveTo), Permissions.Effective(moveTo, context.Roles));

            var commit = new WorkspaceCommit { Removal = new RoleRemoval(id, moveTo) };
            var happened = RoleRules.Happened("role.deleted", role);
            happened.Detail["moveTo"] = moveTo.Custom is { } to ? JsonValue.Create(to.Value) : JsonValue.Create(moveTo.BuiltIn!.Value.Word());
            return new(happened.On(commit), role);
        }
    }
}
