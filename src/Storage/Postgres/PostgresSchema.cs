using System.Data.Common;
using Npgsql;

namespace Rolecall.Storage.Postgres;

/// <summary>Brings a database up to date, one node at a time: the others wait and find it done.</summary>
internal static class PostgresSchema
{
    /// <summary>"rolecall", as a number.</summary>
    private const long Key = 0x726F6C6563616C6C;

    /// <exception cref="UnusableStoreException">The schema is not there or old, and this login may not change it; or it is too new.</exception>
    public static void Update(NpgsqlConnection connection, TimeProvider clock)
    {
        var migrations = Migrator.Embedded("Postgres");
        if (IsThere(connection) && Migrator.IsCurrent(connection, migrations))
            return;
        try
        {
            Run(connection, $"select pg_advisory_lock({Key})");
            Migrator.Run(connection, migrations, clock);
            Run(connection, "grant select on schema_versions, schema_floor to rolecall_server");
            Run(connection, $"select pg_advisory_unlock({Key})");
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new UnusableStoreException(
                $"The database needs its tables made or brought up to date, and the login may not do that ({refused.MessageText}): "
                + "run 'rolecall migrate --store postgres:…' as the owner of the database.");
        }
    }

    private static bool IsThere(NpgsqlConnection connection) => Run(connection, "select to_regclass('schema_floor')::text") is string;

    private static object? Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the constants above
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
