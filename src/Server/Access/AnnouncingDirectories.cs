using Rolecall.Domain;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Access;

/// <summary>The change feed of a store that has none of its own and no writer but this process.</summary>
internal sealed class AnnouncingDirectories(IDirectories directories) : IDirectories, IChanges
{
    private Action<Change> announce = _ => { };

    public IDirectory Open(WorkspaceId workspace) => new AnnouncingDirectory(directories.Open(workspace), workspace, change => announce(change));

    public void Subscribe(Action<Change> hear) => announce += hear;
}
