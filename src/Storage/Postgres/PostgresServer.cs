using Npgsql;

namespace Rolecall.Storage.Postgres;

/// <summary>What a database must promise before anything is kept in it .</summary>
internal static class PostgresServer
{
    private const int OldestVersion = 150000;

    /// <exception cref="UnusableStoreException">It does not.</exception>
    public static void Verify(NpgsqlConnection connection)
    {
        Demand(connection, $"select current_setting('server_version_num')::int >= {OldestVersion}", "PostgreSQL is older than 15: upgrade it.");
        Demand(connection, "select current_setting('server_encoding') = 'UTF8'", "The database's encoding is not UTF8: make one that has it.");
        Demand(connection, "select current_setting('fsync') = 'on'", "fsync is off, so that what was acknowledged can be lost: switch it on.");
        Demand(
            connection,
            "select current_setting('synchronous_commit') <> 'off'",
            "synchronous_commit is off, so that what was acknowledged can be lost: set it to on.");
    }

    /// <summary>After the schema is there: the role that the server works as must not stand above row-level security.</summary>
    /// <exception cref="UnusableStoreException">It does.</exception>
    public static void VerifyRole(NpgsqlConnection connection)
    {
        Demand(
            connection,
            "select pg_has_role(current_user, 'rolecall_server', 'member')",
            "The login may not work as the role rolecall_server: 'grant rolecall_server to' it.");
        Demand(
            connection,
            "select not rolsuper and not rolbypassrls from pg_roles where rolname = 'rolecall_server'",
            "The role rolecall_server is above row-level security: 'alter role rolecall_server nosuperuser nobypassrls'.");
        Demand(
            connection,
            """
            select not exists (select from pg_class c where c.relnamespace = current_schema::regnamespace and c.relkind = 'r'
                and pg_get_userbyid(c.relowner) = 'rolecall_server')
            """,
            "The role rolecall_server owns tables: give them to the owner of the database.");
        Demand(
            connection,
            """
            select count(*) > 20 and bool_and(c.relrowsecurity and c.relforcerowsecurity) from pg_class c
            join information_schema.columns a on a.table_schema = current_schema and a.table_name = c.relname and a.column_name = 'workspace'
            where c.relnamespace = current_schema::regnamespace and c.relkind = 'r'
            """,
            "Row-level security is switched off on a table: 'alter table … enable row level security', and 'force' it.");
    }

    private static void Demand(NpgsqlConnection connection, string question, string otherwise)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the constants above
        command.CommandText = question;
#pragma warning restore CA2100
        if (command.ExecuteScalar() is not true)
            throw new UnusableStoreException($"The PostgreSQL store cannot be used. {otherwise}");
    }
}
