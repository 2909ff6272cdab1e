using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain;

/// <summary>The only way to a workspace's data.</summary>
public interface IDirectories
{
    /// <summary>The directory of one workspace; whoever holds it can reach no other.</summary>
    IDirectory Open(WorkspaceId workspace);

    /// <summary>How people of that workspace sign in.</summary>
    ISignOn SignOn(WorkspaceId workspace);

    /// <summary>A directory of which nothing stays: writes are decided and made to their end, and then taken back.</summary>
    /// <param name="report">
    /// Is told what each write came to; again when its transaction had to be repeated, so that the last word counts.
    /// </param>
    IDirectory Rehearse(WorkspaceId workspace, Action<RehearsedWrite> report);
}
