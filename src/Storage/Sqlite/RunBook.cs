using Rolecall.Domain.Connections;
using Rolecall.Domain.Provisioning;

namespace Rolecall.Storage.Sqlite;

/// <summary>Which run a request belongs to: the connection's last one, unless a pause has ended it.</summary>
internal static class RunBook
{
    /// <summary>A read goes on with a run but begins none.</summary>
    public static long? Join(SqliteSession session, Ledger ledger, Exchange exchange, bool changed) =>
        Last(session, ledger, exchange.Connection) is { } last && exchange.At - last.LastAt < Runs.Pause
            ? GoOn(session, ledger, last, exchange, changed)
            : IsRead(exchange) ? null : Begin(session, ledger, exchange, changed);

    private static LastRun? Last(SqliteSession session, Ledger ledger, ConnectionId connection) => session.First(
        """
        select run, last_at from runs indexed by runs_of_connection
        where workspace = @workspace and connection = @connection order by run desc limit 1
        """,
        row => new LastRun(row.Number(), row.Time()),
        ("@workspace", ledger.Workspace.Value),
        ("@connection", connection.Value));

    private static long GoOn(SqliteSession session, Ledger ledger, LastRun last, Exchange exchange, bool changed)
    {
        session.Execute(
            "update runs set last_at = max(last_at, @at), writes = writes + @writes where workspace = @workspace and run = @run",
            ("@at", Stored.Time(exchange.At)),
            ("@writes", changed ? 1 : 0),
            ("@workspace", ledger.Workspace.Value),
            ("@run", last.Run));
        return last.Run;
    }

    private static long Begin(SqliteSession session, Ledger ledger, Exchange exchange, bool changed)
    {
        var run = ledger.NextRun();
        session.Execute(
            """
            insert into runs (workspace, run, connection, started_at, last_at, writes)
            values (@workspace, @run, @connection, @at, @at, @writes)
            """,
            ("@workspace", ledger.Workspace.Value),
            ("@run", run),
            ("@connection", exchange.Connection.Value),
            ("@at", Stored.Time(exchange.At)),
            ("@writes", changed ? 1 : 0));
        return run;
    }

    /// <summary>RFC 7644 §3.4.3: a POST to ".search" is a query.</summary>
    private static bool IsRead(Exchange exchange) =>
        exchange.Method is "GET" or "HEAD" || exchange.Path.EndsWith("/.search", StringComparison.Ordinal);

    private sealed record LastRun(long Run, DateTimeOffset LastAt);
}
