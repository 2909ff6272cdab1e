using System.Text.Json.Nodes;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Roles;

/// <summary>One line of the list as its owner wants it.</summary>
public sealed record WantedMapping(ScimId Group, RoleRef Role);

/// <summary>The list as it is from now on.</summary>
/// <param name="Shifts">Who has another role by it; what would happen, when it was only previewed.</param>
public sealed record GroupRolesSet(IReadOnlyList<GroupMapping> Mappings, IReadOnlyList<RoleShift> Shifts);

/// <summary>Says which groups give which roles, whole and in the order of their priority; everyone it concerns has the role at once.</summary>
public sealed class SetGroupRoles(IDirectories directories, TimeProvider clock)
{
    /// <summary>A bound, because every decision about a member reads them all.</summary>
    public const int Most = 200;

    /// <param name="previews">Only tells what would happen.</param>
    /// <exception cref="RefusedException">Forbidden, InvalidValue, Conflict.</exception>
    public async Task<GroupRolesSet> RunAsync(Caller caller, IReadOnlyList<WantedMapping> wanted, bool previews, CancellationToken ct)
    {
        var directory = directories.Open(caller.Workspace);
        var authority = await Authority.OfAsync(directory, caller, ct);
        authority.Require(Permissions.ManageMembers);
        return previews
            ? await directory.ReadWorkspaceAsync(context => Decide(context).Result, ct)
            : await directory.WriteWorkspaceAsync(caller, Decide, ct);

        WorkspaceCommit<GroupRolesSet> Decide(WorkspaceContext context)
        {
            Check(wanted, context);
            var before = context.View.GroupRoles.Mappings;
            GroupMapping[] after = [.. wanted.Select((one, place) => Mapping(one, place + 1, context))];
            // Whoever moves a line up gives its role to more people, as if by making it.
            foreach (var changed in after.Where(mapping => !before.Contains(mapping)))
                ManualRules.RequireMayGrant(authority, changed.Role, context.Roles);
            if (after.SequenceEqual(before))
                return new(new WorkspaceCommit(), new GroupRolesSet(before, []));

            var shifts = context.Shifts(new GroupRoleBook(after, context.Workspace.Behaviour, context.Roles), context.Workspace.Behaviour);
            var happened = new Happening("workspace.group_roles_changed", "workspace", new JsonObject
            {
                ["mappings"] = new JsonArray([.. after.Select(Words)]),
                ["membersMoved"] = shifts.Sum(shift => shift.Members),
            });
            return new(happened.On(new WorkspaceCommit { GroupRoles = after }), new GroupRolesSet(after, shifts));
        }

        GroupMapping Mapping(WantedMapping one, int priority, WorkspaceContext context)
        {
            var known = context.View.GroupRoles.Find(one.Group);
            if (known is not null && known.Role == one.Role)
                return known with { Priority = priority };
            var number = known?.Number ?? context.FindGroup(one.Group) ?? throw new RefusedException(
                Refusal.InvalidValue, $"'{one.Group}' is no group of this workspace: send the id that GET …/group-roles and SCIM show.");
            return new GroupMapping(one.Group, number, one.Role, priority, caller.Name, caller.RequestId, clock.GetUtcNow());
        }
    }

    private static void Check(IReadOnlyList<WantedMapping> wanted, WorkspaceContext context)
    {
        if (wanted.Count > Most)
            throw new RefusedException(Refusal.Conflict, $"A workspace maps at most {Most} groups to roles: take some out of the list.");
        if (wanted.GroupBy(one => one.Group).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new RefusedException(Refusal.InvalidValue, $"The group '{twice.Key}' stands in the list twice: keep one of the two.");
        foreach (var one in wanted)
        {
            if (one.Role.BuiltIn == BuiltInRole.Owner)
                throw new RefusedException(Refusal.Forbidden, "Nobody becomes owner by a group: the owner transfers ownership.");
            if (one.Role.Custom is { } custom && context.Roles.Find(custom) is null)
                throw new RefusedException(Refusal.InvalidValue, "There is no such role in this workspace: GET …/roles lists them.");
        }
    }

    private static JsonNode Words(GroupMapping mapping) => new JsonObject
    {
        ["group"] = mapping.Group.Value,
        ["role"] = mapping.Role.Custom is { } custom ? custom.Value : mapping.Role.BuiltIn!.Value.Word(),
    };
}
