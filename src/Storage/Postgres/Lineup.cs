using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Postgres;

/// <summary>The writes of one workspace, in the order they came; one thread at a time takes of them.</summary>
/// <param name="Workspace">Null for what is above workspaces.</param>
internal sealed record Lineup(WorkspaceId? Workspace)
{
    public Queue<IWriteItem> Items { get; } = [];
}
