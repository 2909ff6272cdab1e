using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain.Roles;

/// <summary>Every custom role of the workspace with the number of people who have it.</summary>
public sealed class ListRoles(IDirectories directories)
{
    public Task<IReadOnlyList<RoleView>> RunAsync(Caller caller, CancellationToken ct) =>
        directories.Open(caller.Workspace).ReadWorkspaceAsync(Read, ct);

    private static IReadOnlyList<RoleView> Read(WorkspaceContext context) =>
        [.. context.Roles.Roles.Select(role => new RoleView(role, context.Holders(role.Id)))];
}
