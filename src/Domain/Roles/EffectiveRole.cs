using Rolecall.Domain.Groups;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain.Roles;

/// <summary>Design §4.2: the later of attribute and manual grant, else the best group mapping, else the workspace's default.</summary>
internal static class EffectiveRole
{
    public static RoleRef Of(IEnumerable<Grant> grants, IReadOnlyList<MemberGroup> groups, GroupRoleBook mappings, Behaviour behaviour) =>
        grants.MaxBy(grant => grant.Sequence)?.Role ?? mappings.Best(groups)?.Role ?? RoleRef.Of(behaviour.DefaultRole);
}
