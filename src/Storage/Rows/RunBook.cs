using Rolecall.Domain.Connections;
using Rolecall.Domain.Provisioning;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Which run a request belongs to: the connection's last one, unless a pause has ended it.</summary>
internal static class RunBook
{
    private static readonly Sql LastOfConnection = new(dialect =>
        $"""
        select r.run, r.last_at from {dialect.From("runs", "r", "runs_of_connection")}
        where r.workspace = @workspace and r.connection = @connection order by r.run desc limit 1
        """);

    /// <summary>A read goes on with a run but begins none.</summary>
    public static long? Join(Session session, Ledger ledger, Exchange exchange, bool changed) =>
        Last(session, ledger, exchange.Connection) is { } last && exchange.At - last.LastAt < Runs.Pause
            ? GoOn(session, ledger, last, exchange, changed)
            : IsRead(exchange) ? null : Begin(session, ledger, exchange, changed);

    private static LastRun? Last(Session session, Ledger ledger, ConnectionId connection) => session.First(
        LastOfConnection.In(session),
        row => new LastRun(row.Number(), row.Time()),
        ("@workspace", ledger.Workspace.Value),
        ("@connection", connection.Value));

    private static long GoOn(Session session, Ledger ledger, LastRun last, Exchange exchange, bool changed)
    {
        session.Execute(
            "update runs set last_at = case when last_at < @at then @at else last_at end, writes = writes + @writes where workspace = @workspace and run = @run",
            ("@at", Stored.Time(exchange.At)),
            ("@writes", changed ? 1 : 0),
            ("@workspace", ledger.Workspace.Value),
            ("@run", last.Run));
        return last.Run;
    }

    private static long Begin(Session session, Ledger ledger, Exchange exchange, bool changed)
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
