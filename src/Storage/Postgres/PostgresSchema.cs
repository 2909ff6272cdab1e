using System.Globalization;
using Npgsql;
using Rolecall.Storage.Upgrading;

namespace Rolecall.Storage.Postgres;

/// <summary>Brings a database up to date, one node at a time: the others wait and find it done.</summary>
internal static class PostgresSchema
{
    /// <summary>"rolecall", as a number.</summary>
    private const long Key = 0x726F6C6563616C6C;

    /// <exception cref="UnusableStoreException">The schema is not there or old, and this login may not change it; or it is too new.</exception>
    public static void Update(NpgsqlConnection connection, TimeProvider clock) =>
        Update(connection, Migrator.Embedded("Postgres"), clock, null);

    /// <param name="applied">Is told of each script once it is committed.</param>
    /// <exception cref="UnusableStoreException">As above.</exception>
    public static void Update(
        NpgsqlConnection connection, IReadOnlyList<Migration> migrations, TimeProvider clock, Action<AppliedScript>? applied)
    {
        try
        {
            if (IsThere(connection) && Migrator.IsCurrent(connection, migrations) && IsReadable(connection))
                return;
            Statements.Run(connection, $"select pg_advisory_lock({Key})");
            Migrator.Run(connection, migrations, clock, applied);
            Statements.Run(connection, "grant select on schema_versions, schema_floor to rolecall_server");
            Statements.Run(connection, $"select pg_advisory_unlock({Key})");
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new UnusableStoreException(
                $"The database needs its tables made or brought up to date, and the login may not do that ({refused.MessageText}): "
                + "run 'rolecall migrate --store postgres:…' as the owner of the database.");
        }
    }

    /// <returns>0 when there are no tables.</returns>
    public static int VersionOf(NpgsqlConnection connection) => IsThere(connection)
        ? Convert.ToInt32(Statements.Run(connection, "select coalesce(max(version), 0) from schema_versions"), CultureInfo.InvariantCulture)
        : 0;

    private static bool IsThere(NpgsqlConnection connection) => Statements.Run(connection, "select to_regclass('schema_floor')::text") is string;

    /// <summary>False after a first update that was killed on its last step.</summary>
    private static bool IsReadable(NpgsqlConnection connection) =>
        Statements.Run(connection, "select has_table_privilege('rolecall_server', 'schema_floor', 'select')") is true;
}
