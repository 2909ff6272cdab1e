using Rolecall.Domain.Accounts;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Sign-ins under way, assertions that were used, and attempts.</summary>
internal static class SignInRows
{
    private static readonly Sql Hold = new(dialect => $"{SelectState}{dialect.ForUpdate}");

    private const string SelectState =
        """
        select handle, connection, hash, purpose, return_to, session, sealed, expires_at
        from sign_in_states where workspace = @workspace and handle = @handle
        """;

    public static SignInState? FindState(Session session, WorkspaceId workspace, string handle) =>
        session.First(SelectState, StateOf, ("@workspace", workspace.Value), ("@handle", handle));

    /// <summary>For a write: nobody else uses it meanwhile.</summary>
    public static SignInState? FindStateAndHold(Session session, WorkspaceId workspace, string handle) =>
        session.First(Hold.In(session), StateOf, ("@workspace", workspace.Value), ("@handle", handle));

    public static void Put(Session session, WorkspaceId workspace, SignInState state) => session.Execute(
        """
        insert into sign_in_states (workspace, handle, connection, hash, purpose, return_to, session, sealed, expires_at)
        values (@workspace, @handle, @connection, @hash, @purpose, @return, @session, @sealed, @expires)
        """,
        ("@workspace", workspace.Value),
        ("@handle", state.Handle),
        ("@connection", state.Connection.Value),
        ("@hash", state.Hash.ToArray()),
        ("@purpose", Stored.Word(state.Purpose)),
        ("@return", state.ReturnTo),
        ("@session", state.Session),
        ("@sealed", state.Sealed.ToArray()),
        ("@expires", Stored.Time(state.Expires)));

    public static void Use(Session session, WorkspaceId workspace, SignInState state) => session.Execute(
        "delete from sign_in_states where workspace = @workspace and handle = @handle", ("@workspace", workspace.Value), ("@handle", state.Handle));

    public static bool IsUsed(Session session, WorkspaceId workspace, ConnectionId connection, UsedAssertion assertion) => session.Number(
        "select 1 from used_assertions where workspace = @workspace and connection = @connection and assertion = @assertion",
        ("@workspace", workspace.Value),
        ("@connection", connection.Value),
        ("@assertion", assertion.Id)) is not null;

    public static void Use(Session session, WorkspaceId workspace, ConnectionId connection, UsedAssertion assertion) => session.Execute(
        "insert into used_assertions (workspace, connection, assertion, good_until) values (@workspace, @connection, @assertion, @until)",
        ("@workspace", workspace.Value),
        ("@connection", connection.Value),
        ("@assertion", assertion.Id),
        ("@until", Stored.Time(assertion.GoodUntil)));

    public static void Add(Session session, WorkspaceId workspace, SignInAttempt attempt) => session.Execute(
        """
        insert into sign_ins (workspace, id, at, connection, method, member, outcome, reason, address, request_id)
        values (@workspace, @id, @at, @connection, @method, @member, @outcome, @reason, @address, @request)
        """,
        ("@workspace", workspace.Value),
        ("@id", attempt.Id),
        ("@at", Stored.Time(attempt.At)),
        ("@connection", attempt.Connection?.Value),
        ("@method", Stored.Word(attempt.Method)),
        ("@member", attempt.Member?.Value),
        ("@outcome", attempt.Outcome),
        ("@reason", attempt.Reason),
        ("@address", attempt.Address),
        ("@request", attempt.RequestId));

    public static IReadOnlyList<SignInAttempt> Read(Session session, WorkspaceId workspace, SignInQuery query) => session.All(
        $"""
        select id, at, connection, method, member, outcome, reason, address, request_id from sign_ins
        where workspace = @workspace
            {(query.Before is null ? "" : "and id < @before")}
            {(query.Connection is null ? "" : "and connection = @connection")}
            {(query.Member is null ? "" : "and member = @member")}
            {(query.RefusedOnly ? "and outcome <> @good" : "")}
        order by id desc limit @count
        """,
        AttemptOf,
        ("@workspace", workspace.Value),
        ("@before", query.Before),
        ("@connection", query.Connection?.Value),
        ("@member", query.Member?.Value),
        ("@good", query.RefusedOnly ? SignInAttempt.SignedIn : null),
        ("@count", query.Count));

    public static void Trim(Session session, WorkspaceId workspace, DateTimeOffset now, DateTimeOffset attemptsBefore)
    {
        session.Execute(
            "delete from sign_in_states where workspace = @workspace and expires_at < @now",
            ("@workspace", workspace.Value),
            ("@now", Stored.Time(now)));
        session.Execute(
            "delete from used_assertions where workspace = @workspace and good_until < @now",
            ("@workspace", workspace.Value),
            ("@now", Stored.Time(now)));
        session.Execute(
            "delete from sign_ins where workspace = @workspace and id < @first",
            ("@workspace", workspace.Value),
            ("@first", AttemptId.FirstOf(attemptsBefore)));
    }

    private static SignInState StateOf(Row row) => new(
        row.Text(),
        new ConnectionId(row.Int()),
        row.Bytes(),
        Stored.Word<SignInPurpose>(row.Text()),
        row.Text(),
        row.TextOrNull(),
        row.Bytes(),
        row.Time());

    private static SignInAttempt AttemptOf(Row row) => new(
        row.Text(),
        row.Time(),
        row.IntOrNull() is { } connection ? new ConnectionId(connection) : null,
        Stored.Word<SignInMethod>(row.Text()),
        row.NumberOrNull() is { } member ? new MemberNumber(member) : null,
        row.Text(),
        row.TextOrNull(),
        row.TextOrNull(),
        row.Text());
}
