using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.RestApi.V2;

/// <summary>A custom role; the mixture of text and numbers is the original's.</summary>
/// <param name="DateCreated">Milliseconds since 1970, as text.</param>
/// <param name="Members">Active ones; empty when they were not asked for.</param>
internal sealed record TeamRole(int Id, string TeamId, string Name, int InheritedRole, string DateCreated, IReadOnlyList<long> Members)
{
    public static TeamRole Of(WorkspaceId workspace, CustomRole role, IReadOnlyList<long> members) => new(
        role.Id.Value, workspace.ToString(), role.Name, (int)role.Inherited, TeamUser.Milliseconds(role.Created), members);
}
