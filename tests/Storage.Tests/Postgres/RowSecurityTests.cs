using Npgsql;
using Rolecall.Testing.Postgres;

namespace Rolecall.Storage.Tests.Postgres;

/// <summary>The second line between workspaces, which holds even where a statement forgot its own.</summary>
[Spec("R-20", "I-50")]
public sealed class RowSecurityTests : IDisposable
{
    private readonly PostgresDatabase database = PostgresDatabases.New();

    [Fact]
    public void Every_table_of_a_workspace_has_row_security_forced_with_a_policy_for_reading_and_writing()
    {
        const string tables = """
            select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace' and not a.attisdropped
            where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
            """;

        Assert.InRange(Rows(tables).Count, 21, 100);
        Assert.Empty(Rows($"""
            {tables} and not (c.relrowsecurity and c.relforcerowsecurity and exists (
                select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*' and p.polqual is not null and p.polwithcheck is not null))
            """));
    }

    [Fact]
    public void The_role_owns_nothing_and_stands_above_nothing() => Assert.Empty(Rows("""
        select rolname from pg_roles where rolname in ('rolecall_server', 'app') and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
        union all select relname from pg_class where pg_get_userbyid(relowner) in ('rolecall_server', 'app')
        """));

    [Theory]
    [InlineData("", "0")]
    [InlineData("set local rolecall.workspace = ''", "0")]
    [InlineData("set local rolecall.workspace = '2'", "0")]
    [InlineData("set local rolecall.workspace = '1'", "1")]
    public void A_transaction_sees_the_rows_of_the_workspace_that_it_sets_and_without_one_nothing(string scope, string seen)
    {
        foreach (var table in new[] { "workspaces", "roles", "audit" })
        {
            Assert.Equal(seen, Assert.Single(Rows($"""
                insert into workspaces (workspace, name, behaviour, owner, created_at, audit_hash) values (1, 'One', '', 1, 0, '');
                insert into roles (workspace, role, name, name_key, key_version, inherited, permissions, created_at) values (1, 1, 'A', 'a', 1, 3, '', 0);
                insert into audit (workspace, sequence, at, made_by, request_id, action, target, detail, hash) values (1, 1, 0, '', '', '', '', '', '');
                set local role rolecall_server;
                {scope};
                select count(*)::text from {table}
                """)));
        }
    }

    [Fact]
    public void A_transaction_that_sets_nothing_may_ask_every_table() => Assert.All(
        Rows("select table_name from information_schema.columns where column_name = 'workspace' and table_schema = 'public'"),
        table => Assert.Equal("0", Assert.Single(Rows($"set local role rolecall_server; select count(*)::text from {table}"))));

    [Fact, Spec("R-52")]
    public void What_has_happened_cannot_be_changed() => Assert.Empty(Rows("""
        select privilege || ' on ' || name
        from unnest(array['audit', 'events', 'member_images', 'group_images', 'resource_images', 'group_member_changes', 'access_ends', 'retired_ids']) name,
            unnest(array['update', 'delete', 'truncate']) privilege
        where has_table_privilege('rolecall_server', name, privilege)
        """));

    [Fact]
    public void Nothing_is_written_for_another_workspace_than_the_one_that_is_set()
    {
        var refused = Assert.Throws<PostgresException>(() => Rows("""
            set local role rolecall_server;
            set local rolecall.workspace = '1';
            insert into retired_ids (workspace, scim_id, member, retired_at) values (2, 'x', 1, 0)
            """));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    public void Dispose() => database.Dispose();

    /// <summary>In one transaction that is never committed.</summary>
    private List<string> Rows(string sql)
    {
        using var connection = new NpgsqlConnection(database.OwnersConnection);
        connection.Open();
        using var transaction = connection.BeginTransaction();
        return Statements.Texts(connection, sql);
    }
}
