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
    public static long? Join(Session session, Ledger ledger, Exchange exchange, bool changed)
    {
        var last = session.Held.FindRun(ledger.Workspace, exchange.Connection) ?? Last(session, ledger, exchange.Connection);
        if (last is not null && exchange.At - last.LastAt < Runs.Pause)
            return GoOn(session, ledger, last, exchange, changed);
        return IsRead(exchange) ? null : GoOn(session, ledger, new HeldRun(ledger.NextRun(), exchange.At, 0, exchange.At), exchange, changed);
    }

    private static HeldRun? Last(Session session, Ledger ledger, ConnectionId connection) => session.First(
        LastOfConnection.In(session),
        row => new HeldRun(row.Number(), row.Time(), 0, null),
        ("@workspace", ledger.Workspace.Value),
        ("@connection", connection.Value));

    private static long GoOn(Session session, Ledger ledger, HeldRun run, Exchange exchange, bool changed)
    {
        session.Held.Put(ledger.Workspace, exchange.Connection, run.With(exchange.At, changed));
        return run.Run;
    }

    /// <summary>RFC 7644 §3.4.3: a POST to ".search" is a query.</summary>
    private static bool IsRead(Exchange exchange) =>
        exchange.Method is "GET" or "HEAD" || exchange.Path.EndsWith("/.search", StringComparison.Ordinal);
}
