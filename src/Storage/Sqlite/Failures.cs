using Microsoft.Data.Sqlite;
using Rolecall.Scim;
using Rolecall.Storage.Sessions;
using SQLitePCL;

namespace Rolecall.Storage.Sqlite;

/// <summary>What SQLite's errors mean to a caller; one that is not named here is a bug and stays what it is.</summary>
internal static class Failures
{
    public static RefusedException Overloaded =>
        Refusals.Busy("The server has more writes waiting than it takes: send the request again in a moment.");

    public static Exception Of(Exception exception) => exception switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_CONSTRAINT } error => Taken(error) ?? exception,
        SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED } => Busy,
        SqliteException error when IsOfTheDisk(error) => Busy,
        _ => exception,
    };

    /// <summary>It has no room, or does not do what it is told.</summary>
    public static bool IsOfTheDisk(SqliteException error) =>
        error.SqliteErrorCode is raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY;

    private static RefusedException Busy =>
        Refusals.Busy("The store cannot do this now; nothing was changed: send the request again in a moment.");

    /// <summary>The index decides, not a look before the write: SQLite names its columns.</summary>
    private static RefusedException? Taken(SqliteException error)
    {
        if (error.Message.Contains("members.user_name_key", StringComparison.Ordinal))
            return Refusals.UserNameTaken;
        if (error.Message.Contains("roles.name_key", StringComparison.Ordinal))
            return Refusals.RoleNameTaken;
        return error.Message.Contains("accounts.email_key", StringComparison.Ordinal) ? Refusals.EmailTaken : null;
    }
}
