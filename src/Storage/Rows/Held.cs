using Rolecall.Domain.Connections;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>
/// What the requests of one transaction hand on from one to the next and is written once, before the commit: the counters of their
/// workspaces, and the runs they belong to.
/// </summary>
/// <remarks>What a request changes here counts once the request is done (<see cref="Accept"/>), and not when it failed.</remarks>
internal sealed class Held
{
    private readonly Dictionary<WorkspaceId, WorkspaceRow> rows = [];
    private readonly Dictionary<(WorkspaceId, ConnectionId), HeldRun> runs = [];
    private readonly Dictionary<WorkspaceId, WorkspaceRow> newRows = [];
    private readonly Dictionary<(WorkspaceId, ConnectionId), HeldRun> newRuns = [];

    public WorkspaceRow? Find(WorkspaceId workspace) => newRows.GetValueOrDefault(workspace) ?? rows.GetValueOrDefault(workspace);

    public HeldRun? FindRun(WorkspaceId workspace, ConnectionId connection) =>
        newRuns.GetValueOrDefault((workspace, connection)) ?? runs.GetValueOrDefault((workspace, connection));

    public void Put(WorkspaceRow row) => newRows[row.Workspace] = row;

    public void Put(WorkspaceId workspace, ConnectionId connection, HeldRun run) => newRuns[(workspace, connection)] = run;

    public void Accept()
    {
        foreach (var (key, row) in newRows)
            rows[key] = row;
        foreach (var (key, run) in newRuns)
            runs[key] = run;
        Reject();
    }

    public void Reject()
    {
        newRows.Clear();
        newRuns.Clear();
    }

    public void Clear()
    {
        Reject();
        rows.Clear();
        runs.Clear();
    }

    /// <summary>Once, before the commit.</summary>
    public void Write(Session session)
    {
        foreach (var workspace in rows.Keys.Union(newRows.Keys))
        {
            if (Find(workspace) is not { IsChanged: true } row)
                continue;
            session.Enter(workspace); // a change of an account is told to the audits of several
            row.Write(session);
        }

        foreach (var (workspace, connection) in runs.Keys.Union(newRuns.Keys))
        {
            session.Enter(workspace);
            FindRun(workspace, connection)!.Write(session, workspace, connection);
        }
    }
}
