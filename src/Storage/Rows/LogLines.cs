using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

internal static class LogLines
{
    /// <summary>A trim holds the writer up; so it takes this many lines and is asked again.</summary>
    private const int LargestTrim = 1000;

    /// <summary>The run the line belongs to.</summary>
    public static long? Add(Session session, Ledger ledger, Exchange exchange, bool changed)
    {
        var run = RunBook.Join(session, ledger, exchange, changed);
        session.Execute(
            """
            insert into provisioning_log (workspace, sequence, run, connection, token, request_id, at, method, path, request, status,
                answer, member, notes)
            values (@workspace, @sequence, @run, @connection, @token, @id, @at, @method, @path, @request, @status,
                @answer, @member, @notes)
            """,
            ("@workspace", ledger.Workspace.Value),
            ("@sequence", ledger.NextLine()),
            ("@run", run),
            ("@connection", exchange.Connection.Value),
            ("@token", exchange.TokenHandle),
            ("@id", exchange.RequestId),
            ("@at", Stored.Time(exchange.At)),
            ("@method", exchange.Method),
            ("@path", exchange.Path),
            ("@request", exchange.Request),
            ("@status", exchange.Status),
            ("@answer", exchange.Answer),
            ("@member", exchange.Member?.Value),
            ("@notes", StoredJson.Write(exchange.Notes)));
        return run;
    }

    /// <summary>Each condition is in the statement only when it is asked for, so that each has its index.</summary>
    /// <remarks>The planner is led to the index of request ids: a request has a line or two.</remarks>
    public static IReadOnlyList<LoggedExchange> Read(Session session, WorkspaceId workspace, LogQuery query)
    {
        var order = query.RequestId is null ? "sequence" : session.Dialect.Unindexed("sequence");
        return session.All(
            $"""
            select sequence, run, connection, token, request_id, at, method, path, request, status, answer, member, notes
            from provisioning_log
            where workspace = @workspace and {order} < @before
                {(query.Member is null ? "" : "and member = @member and method <> 'GET' and method <> 'HEAD'")}
                {(query.Connection is null ? "" : "and connection = @connection")}
                {(query.Run is null ? "" : "and run = @run")}
                {(query.RequestId is null ? "" : "and request_id = @id")}
                {(query.RefusedOnly ? "and status >= 400" : "")}
            order by {order} desc limit @count
            """,
            Of,
            ("@workspace", workspace.Value),
            ("@before", query.Before ?? long.MaxValue),
            ("@member", query.Member?.Value),
            ("@connection", query.Connection?.Value),
            ("@run", query.Run),
            ("@id", query.RequestId),
            ("@count", query.Count));
    }

    /// <remarks>Lines stand nearly in the order of their times: the oldest are the first, and one that came late goes a little later.</remarks>
    public static int Trim(Session session, WorkspaceId workspace, DateTimeOffset before) => session.Change(
        """
        delete from provisioning_log where workspace = @workspace and at < @before and sequence in
            (select sequence from provisioning_log where workspace = @workspace order by sequence limit @count)
        """,
        ("@workspace", workspace.Value),
        ("@before", Stored.Time(before)),
        ("@count", LargestTrim));

    private static LoggedExchange Of(Row row) => new(
        row.Number(),
        row.NumberOrNull(),
        new Exchange(
            new ConnectionId(row.Int()),
            row.Text(),
            row.Text(),
            row.Time(),
            row.Text(),
            row.Text(),
            row.TextOrNull(),
            row.Int(),
            row.TextOrNull(),
            row.NumberOrNull() is { } member ? new MemberNumber(member) : null,
            StoredJson.Texts(row.Text())));
}
