using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Text;

namespace Rolecall.Domain.Roles;

/// <summary>What is to become of a custom role; null leaves that as it is.</summary>
/// <param name="Permissions">Only those named change.</param>
public sealed record RoleChange(string? Name, BuiltInRole? Inherited, IReadOnlyDictionary<string, bool>? Permissions);

/// <summary>Renames a custom role or changes what it allows. Its id, and so every mapping by id, stays.</summary>
public sealed class ChangeRole(IDirectories directories)
{
    /// <exception cref="RefusedException">Forbidden, InvalidValue, Uniqueness, NotFound.</exception>
    public async Task<RoleView> RunAsync(Caller caller, RoleId id, RoleChange change, CancellationToken ct)
    {
        var directory = directories.Open(caller.Workspace);
        var authority = await Authority.OfAsync(directory, caller, ct);
        authority.Require(Permissions.ManageRoles);
        return await directory.WriteWorkspaceAsync(caller, Decide, ct);

        WorkspaceCommit<RoleView> Decide(WorkspaceContext context)
        {
            var before = context.Roles.Find(id) ?? throw RoleRules.NotFound();
            var after = Changed(before, context.Roles);
            authority.RequireAtLeast(before.Inherited, Permissions.Effective(before));
            authority.RequireAtLeast(after.Inherited, Permissions.Effective(after));

            var view = new RoleView(after, context.Holders(id));
            if (IsSame(before, after))
                return new(new WorkspaceCommit(), view);
            var commit = new WorkspaceCommit { Roles = [after, .. RoleRules.Freed(after.Name, id, context.Roles)] };
            return new(RoleRules.Happened("role.changed", after).On(commit), view);
        }

        CustomRole Changed(CustomRole before, RoleBook roles)
        {
            var inherited = change.Inherited ?? before.Inherited;
            RoleRules.CheckInherited(inherited);
            var wanted = new Dictionary<string, bool>(before.Permissions, StringComparer.Ordinal);
            foreach (var (key, allowed) in change.Permissions ?? new Dictionary<string, bool>())
                wanted[key] = allowed;

            var after = before with { Inherited = inherited, Permissions = Permissions.Check(inherited, wanted) };
            return change.Name is { } name && name != before.Name ? Renamed(after, name, roles) : after;
        }
    }

    /// <summary>The former name is kept for mappings that still use it, unless only its case changed and it means the same.</summary>
    private static CustomRole Renamed(CustomRole role, string name, RoleBook roles)
    {
        RoleRules.CheckName(name, role.Id, roles);
        var key = NameKey.Fold(name);
        var former = role.FormerNames.Append(role.Name)
            .Where(known => NameKey.Fold(known) != key)
            .Reverse().DistinctBy(NameKey.Fold, StringComparer.Ordinal).Reverse();
        return role with { Name = name, FormerNames = [.. former] };
    }

    private static bool IsSame(CustomRole one, CustomRole other) =>
        one.Name == other.Name
        && one.Inherited == other.Inherited
        && one.Permissions.Count == other.Permissions.Count
        && one.Permissions.All(own => other.Permissions.TryGetValue(own.Key, out var allowed) && allowed == own.Value);
}
