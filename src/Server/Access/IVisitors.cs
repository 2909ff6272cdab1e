using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Access;

/// <summary>Finds out who is behind a request of a browser. There may be several ways; each is asked, and the first that knows someone counts.</summary>
internal interface IVisitors
{
    /// <returns>Null for a stranger, and for a person whose session does not open that workspace.</returns>
    ValueTask<Visitor?> FindAsync(HttpContext http, WorkspaceId workspace, CancellationToken ct);
}
