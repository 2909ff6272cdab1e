using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Text;

namespace Rolecall.Domain.Roles;

/// <summary>Counts whom a new name, or the end, of a custom role concerns, and says what the policies will make of it.</summary>
public sealed class PreviewRole(IDirectories directories)
{
    /// <exception cref="RefusedException">Forbidden, NotFound, InvalidValue, Uniqueness.</exception>
    public Task<RoleImpact> RenameAsync(Caller caller, RoleId id, string name, CancellationToken ct)
    {
        return ReadAsync(caller, id, Read, ct);

        RoleImpact Read(WorkspaceContext context, CustomRole role)
        {
            RoleRules.CheckName(name, id, context.Roles);
            var counts = Count(role, context);
            return Impact(role, context, counts, Renamed(role, name, counts, context));
        }
    }

    /// <exception cref="RefusedException">Forbidden, NotFound, InvalidValue.</exception>
    public Task<RoleImpact> DeleteAsync(Caller caller, RoleId id, RoleRef moveTo, CancellationToken ct)
    {
        return ReadAsync(caller, id, Read, ct);

        RoleImpact Read(WorkspaceContext context, CustomRole role)
        {
            if (moveTo.Custom == id || moveTo.BuiltIn == BuiltInRole.Owner || (moveTo.Custom is { } custom && context.Roles.Find(custom) is null))
                throw new RefusedException(Refusal.InvalidValue, "moveTo must be another role of this workspace, and not owner: GET …/roles lists them.");
            var counts = Count(role, context);
            return Impact(role, context, counts, Deleted(role, AssignedRole.Of(moveTo, context.Roles), counts, context));
        }
    }

    private async Task<RoleImpact> ReadAsync(
        Caller caller, RoleId id, Func<WorkspaceContext, CustomRole, RoleImpact> read, CancellationToken ct)
    {
        var directory = directories.Open(caller.Workspace);
        (await Authority.OfAsync(directory, caller, ct)).Require(Permissions.ManageRoles);
        return await directory.ReadWorkspaceAsync(context => read(context, context.Roles.Find(id) ?? throw RoleRules.NotFound()), ct);
    }

    private static Pushed Count(CustomRole role, WorkspaceContext context)
    {
        var key = NameKey.Fold(role.Name);
        var former = role.FormerNames.Select(NameKey.Fold).ToHashSet(StringComparer.Ordinal);
        var received = context.Received();
        return new Pushed(
            received.Where(one => one.Received.CustomRoleName is { } name && NameKey.Fold(name) == key).Sum(one => one.Members),
            received.Where(one => one.Received.CustomRoleName is { } name && former.Contains(NameKey.Fold(name))).Sum(one => one.Members),
            received.Where(one => one.Received.CustomRoleId == role.Id.ToString() || one.Received.Roles == role.Id.ToString()).Sum(one => one.Members));
    }

    private static RoleImpact Impact(CustomRole role, WorkspaceContext context, Pushed pushed, IEnumerable<string> consequences) => new(
        role.Name,
        context.Holders(role.Id),
        pushed.ByName,
        pushed.ByFormerName,
        pushed.ById,
        context.View.GroupRoles.Mappings.Count(mapping => mapping.Role.Custom == role.Id),
        [.. consequences]);

    private static IEnumerable<string> Renamed(CustomRole role, string name, Pushed pushed, WorkspaceContext context)
    {
        yield return "Everyone who has the role keeps it under the new name.";
        if (NameKey.Fold(name) == NameKey.Fold(role.Name))
            yield break;
        if (pushed.ByName > 0)
            yield return $"{People(pushed.ByName)} sent by the name '{role.Name}': {OldName(role.Name, context.Workspace.Behaviour)}";
        if (pushed.ById > 0)
            yield return $"{People(pushed.ById)} sent by id: for them nothing changes.";
        if (context.Roles.FindByName(name, RenamedRoles.Alias) is { } other && other.Id != role.Id)
            yield return $"'{name}' is a former name of the role '{other.Name}': from now on it means this role.";
    }

    private static IEnumerable<string> Deleted(CustomRole role, AssignedRole moveTo, Pushed pushed, WorkspaceContext context)
    {
        var to = moveTo.CustomName ?? moveTo.BuiltIn.Word();
        yield return $"Everyone who has the role, inactive people too, gets the role {to}.";
        if (pushed.ByName + pushed.ById > 0)
            yield return $"{People(pushed.ByName + pushed.ById)} sent by its name or id. {Unknown(context.Workspace.Behaviour)}";
        if (context.View.GroupRoles.Mappings.Any(mapping => mapping.Role.Custom == role.Id))
            yield return $"Groups that give the role give {to} instead.";
    }

    private static string OldName(string name, Behaviour behaviour) => behaviour.RenamedRoles == RenamedRoles.Alias
        ? $"with renamed_roles=alias '{name}' goes on to mean this role, until another role takes the name."
        : $"with renamed_roles=current it means no role any more. {Unknown(behaviour)}";

    private static string Unknown(Behaviour behaviour) => behaviour.UnknownRole == UnknownRole.Keep
        ? "With unknown_role=keep the next push is accepted, their role stays as it is, and the log warns."
        : "With unknown_role=reject the next push that names it is refused with 400, unless it ends their access; their role stays as it is until the identity provider sends a known one.";

    private static string People(long count) => count == 1 ? "1 person was last" : $"{count} people were last";

    private sealed record Pushed(long ByName, long ByFormerName, long ById);
}
