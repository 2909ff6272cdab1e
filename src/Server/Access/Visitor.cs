using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Access;

/// <summary>A person who has signed in, as seen from the workspace that is asked for.</summary>
/// <param name="Caller">What the session proved, for the domain's operations.</param>
/// <param name="Workspaces">Those that the same session opens, this one among them.</param>
/// <param name="AuthenticatedAt">When the person last proved who they are.</param>
internal sealed record Visitor(
    Caller Caller, string Name, string? Email, string WorkspaceName, IReadOnlyList<VisitorWorkspace> Workspaces, DateTimeOffset AuthenticatedAt);

internal sealed record VisitorWorkspace(WorkspaceId Id, string Name);
