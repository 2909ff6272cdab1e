using Rolecall.Domain.Connections;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>A connection's last run.</summary>
/// <param name="Added">Requests of this transaction that changed something.</param>
/// <param name="Begun">When it began, if it did in this transaction.</param>
internal sealed record HeldRun(long Run, DateTimeOffset LastAt, int Added, DateTimeOffset? Begun)
{
    public HeldRun With(DateTimeOffset at, bool changed) => this with { LastAt = at > LastAt ? at : LastAt, Added = Added + (changed ? 1 : 0) };

    public void Write(Session session, WorkspaceId workspace, ConnectionId connection)
    {
        if (Begun is { } began)
        {
            session.Execute(
                """
                insert into runs (workspace, run, connection, started_at, last_at, writes)
                values (@workspace, @run, @connection, @began, @at, @writes)
                """,
                ("@workspace", workspace.Value),
                ("@run", Run),
                ("@connection", connection.Value),
                ("@began", Stored.Time(began)),
                ("@at", Stored.Time(LastAt)),
                ("@writes", Added));
            return;
        }

        session.Execute(
            "update runs set last_at = @at, writes = writes + @writes where workspace = @workspace and run = @run",
            ("@at", Stored.Time(LastAt)),
            ("@writes", Added),
            ("@workspace", workspace.Value),
            ("@run", Run));
    }
}
