using Npgsql;
using Rolecall.Scim;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Postgres;

/// <summary>What PostgreSQL's errors mean to a caller; one that is not named here is a bug and stays what it is.</summary>
internal static class PostgresFailures
{
    public static RefusedException Overloaded =>
        Refusals.Busy("The server has more requests waiting than it takes: send the request again in a moment.");

    /// <summary>The connection broke between the question and the answer.</summary>
    public static RefusedException Unsure =>
        Refusals.Busy("The store did not answer, so the change may or may not have been made: look before sending the request again.");

    public static Exception Of(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } error => Taken(error) ?? exception,
        _ when IsPassing(exception) || IsFull(exception) =>
            Refusals.Busy("The store cannot be reached or takes no write now; nothing was changed: send the request again in a moment."),
        _ => exception,
    };

    /// <summary>Whether the same may succeed a moment later, on another connection.</summary>
    public static bool IsPassing(Exception exception) => exception switch
    {
        PostgresException error => error.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.ReadOnlySqlTransaction
            || IsOfClass(error, "08") || IsOfClass(error, "57") || error.SqlState == PostgresErrorCodes.TooManyConnections,
        NpgsqlException or ObjectDisposedException or TimeoutException => true,
        _ => false,
    };

    /// <summary>Whether the server may have done what it was told and could not say so.</summary>
    public static bool IsSilence(Exception exception) =>
        exception is not PostgresException error || IsOfClass(error, "08") || IsOfClass(error, "57");

    private static bool IsFull(Exception exception) =>
        exception is PostgresException error && (IsOfClass(error, "53") || error.SqlState == PostgresErrorCodes.IoError);

    private static bool IsOfClass(PostgresException error, string twoDigits) => error.SqlState.StartsWith(twoDigits, StringComparison.Ordinal);

    /// <summary>The index decides, not a look before the write.</summary>
    private static RefusedException? Taken(PostgresException error) => error.ConstraintName switch
    {
        "members_user_name" => Refusals.UserNameTaken,
        "roles_name" => Refusals.RoleNameTaken,
        "accounts_email" => Refusals.EmailTaken,
        _ => null,
    };
}
