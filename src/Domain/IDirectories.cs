using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain;

/// <summary>The only way to a workspace's data.</summary>
public interface IDirectories
{
    /// <summary>The directory of one workspace; whoever holds it can reach no other.</summary>
    IDirectory Open(WorkspaceId workspace);
}
