using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain.Roles;

/// <summary>The groups of a workspace that give roles, in the order of their priority.</summary>
public sealed class GroupRoleBook
{
    public static readonly GroupRoleBook None = new([], new Behaviour(), new RoleBook([]));

    private readonly Dictionary<ScimId, GroupMapping> counting;

    public GroupRoleBook(IReadOnlyList<GroupMapping> mappings, Behaviour behaviour, RoleBook roles)
    {
        Mappings = [.. mappings.OrderBy(mapping => mapping.Priority)];
        counting = Mappings.Where(mapping => WhyNot(mapping, behaviour, roles) is null).ToDictionary(mapping => mapping.Group);
    }

    /// <summary>Also those that do not count now.</summary>
    public IReadOnlyList<GroupMapping> Mappings { get; }

    /// <summary>Those that count.</summary>
    public IEnumerable<GroupMapping> Counting => Mappings.Where(mapping => counting.ContainsKey(mapping.Group));

    public GroupMapping? Find(ScimId group) => Mappings.FirstOrDefault(mapping => mapping.Group == group);

    /// <summary>The one that counts for someone in these groups; null when none does.</summary>
    public GroupMapping? Best(IReadOnlyList<MemberGroup> groups) => counting.Count == 0
        ? null
        : groups.Select(group => counting.GetValueOrDefault(group.Id)).OfType<GroupMapping>().MinBy(mapping => mapping.Priority);

    /// <summary>Why a mapping gives nobody a role; null when it does.</summary>
    public static string? WhyNot(GroupMapping mapping, Behaviour behaviour, RoleBook roles)
    {
        if (behaviour.GroupRoles == GroupRoles.Off)
            return "group_roles=off: groups give no roles in this workspace.";
        // Whoever may push people into groups gives roles that way: the ceiling holds there too.
        return roles.BuiltInOf(mapping.Role).Rank() > behaviour.RoleCeiling.Rank()
            ? $"role_ceiling={behaviour.RoleCeiling.Word()}: an identity provider may not give this role, and it decides who is in the group."
            : null;
    }
}
