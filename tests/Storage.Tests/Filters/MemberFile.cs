using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Sorting;
using Rolecall.Scim.Text;
using Rolecall.Storage.Ordering;
using Rolecall.Storage.Postgres;
using Rolecall.Storage.Sessions;
using Rolecall.Storage.Sqlite;
using Rolecall.Testing.Postgres;
using SQLitePCL;

namespace Rolecall.Storage.Tests.Filters;

/// <summary>A database of members, filled as the store fills it and asked as the store asks it.</summary>
internal sealed class MemberFile : IDisposable
{
    private readonly DbConnection connection;
    private readonly DbTransaction? all;
    private readonly Dialect dialect;
    private readonly Action close;
    private long joined;

    public MemberFile(string source = ":memory:")
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = source, Pooling = false }.ConnectionString);
        connection.Open();
        (dialect, close) = (SqliteDialect.Instance, () => { });
    }

    /// <summary>Whatever is done in it is taken back at the end, so that the next one finds it empty.</summary>
    private MemberFile(NpgsqlConnection postgres)
    {
        connection = postgres;
        connection.Open();
        all = connection.BeginTransaction();
        (dialect, close) = (PostgresDialect.Instance, all.Rollback);
    }

    /// <summary>A new one, with the schema and two workspaces.</summary>
    public static MemberFile Create(string source = ":memory:")
    {
        var file = new MemberFile(source);
        foreach (var migration in Migrator.Embedded("Sqlite"))
            file.Execute(migration.Sql);
        file.AddWorkspaces();
        return file;
    }

    /// <summary>The same in PostgreSQL.</summary>
    public static MemberFile CreateIn(PostgresDatabase database)
    {
        var file = new MemberFile(new NpgsqlConnection(database.OwnersConnection));
        file.AddWorkspaces();
        return file;
    }

    public void Dispose()
    {
        close();
        connection.Dispose();
    }

    private void AddWorkspaces() => Execute(
        """
        insert into workspaces (workspace, name, behaviour, owner, created_at, audit_hash)
        values (1, 'One', '{}', 1, 0, @hash), (2, 'Two', '{}', 1, 0, @hash)
        """,
        ("@hash", Array.Empty<byte>()));

    public void AddRole(CustomRole role, long workspace = 1) => Execute(
        """
        insert into roles (workspace, role, name, name_key, key_version, inherited, permissions, created_at)
        values (@workspace, @role, @name, @key, 1, @inherited, '[]', 0)
        """,
        ("@workspace", workspace), ("@role", role.Id.Value), ("@name", role.Name), ("@key", NameKey.Fold(role.Name)),
        ("@inherited", (int)role.Inherited));

    public void Add(StoredMember member, long workspace = 1, bool deleted = false) => AddAll([member], workspace, deleted);

    public void AddAll(IEnumerable<StoredMember> members, long workspace = 1, bool deleted = false)
    {
        using var transaction = all is null ? connection.BeginTransaction() : null;
        using var insert = Command(
            $$"""
            insert into members (workspace, member, scim_id, user_name, user_name_key, key_version, external_id, display_name_key, active,
                role, custom_role, version, created_at, modified_at, sequence, extensions, profile, search)
            values (@workspace, @member, @id, @name, @key, 1, @external, @display, @active, @role,
                @custom, @version, @created, @modified, 1, @extensions, '{}', {{(dialect.Kind == DialectKind.Postgres ? "@search::jsonb" : "@search")}})
            """);
        using var email = Command("insert into member_emails values (@workspace, @member, @position, @value, @type, @display, @primary)");
        foreach (var member in members)
        {
            var profile = member.Profile;
            Bind(
                insert,
                ("@workspace", workspace), ("@member", member.Number), ("@id", deleted ? null : member.Id),
                ("@name", profile.Text("userName")), ("@key", NameKey.Fold(profile.Text("userName")!)),
                ("@external", profile.Text("externalId")),
                ("@display", profile.Text("displayName") is { } name ? NameKey.Fold(name) : null),
                ("@active", profile.Flag("active") ?? false), ("@role", (int)member.Role), ("@custom", member.CustomRole?.Id.Value),
                ("@version", member.Version), ("@created", member.Created.ToUnixTimeMilliseconds()),
                ("@modified", member.Modified.ToUnixTimeMilliseconds()), ("@extensions", string.Join(' ', member.Extensions)),
                ("@search", SearchDocument.Of(MemberSchemas.Profile, profile)));
            insert.ExecuteNonQuery();
            foreach (var (position, keys) in EmailKeys.Of(profile).Index())
            {
                Bind(
                    email,
                    ("@workspace", workspace), ("@member", member.Number), ("@position", position),
                    ("@value", keys.Value), ("@type", keys.Type), ("@display", keys.Display), ("@primary", keys.Primary));
                email.ExecuteNonQuery();
            }
        }

        transaction?.Commit();
    }

    public void Add(StoredGroup group, IEnumerable<long> members, long workspace = 1)
    {
        Execute(
            """
            insert into groups (workspace, group_number, scim_id, display_name, display_name_key, key_version, external_id, members, version,
                created_at, modified_at, sequence, profile)
            values (@workspace, @group, @id, @name, @key, 1, @external, 0, 1, 0, @group, 1, '{}')
            """,
            ("@workspace", workspace), ("@group", group.Number), ("@id", group.Id), ("@name", group.Name),
            ("@key", NameKey.Fold(group.Name)), ("@external", group.ExternalId));
        Execute(
            $"""
            insert into group_members (workspace, group_number, joined, member)
            select @workspace, @group, @joined + j.key, j.value from {dialect.Each("@members", "j")}
            """,
            ("@workspace", workspace), ("@group", group.Number), ("@joined", joined),
            ("@members", dialect.Kind == DialectKind.Postgres ? members.ToArray() : System.Text.Json.JsonSerializer.Serialize(members)));
        // The order of joining is the workspace's, so that of a member's groups one is the first.
        joined += 1_000_000;
        Execute(
            "update groups set members = (select count(*) from group_members gm where gm.group_number = groups.group_number) where group_number = @group",
            ("@group", group.Number));
    }

    /// <summary>The numbers of the groups that match, in order.</summary>
    public IReadOnlyList<long> FindGroups(string filter) => FindGroups(Filter.Parse(filter, GroupSchemas.Group));

    public IReadOnlyList<long> FindGroups(Filter filter)
    {
        using var command = GroupQuery(filter);
        return Numbers(command);
    }

    public IReadOnlyList<string> PlanOfGroups(string filter)
    {
        using var command = GroupQuery(Filter.Parse(filter, GroupSchemas.Group));
        return PlanOf(command);
    }

    public long StepsOfGroups(string filter) => StepsOf(() => FindGroups(filter));

    /// <summary>The numbers of the members that match, in order.</summary>
    public IReadOnlyList<long> Find(string filter, long limit = long.MaxValue, long workspace = 1) =>
        Find(Filter.Parse(filter, MemberSchemas.User), limit, workspace);

    public IReadOnlyList<long> Find(Filter? filter, long limit = long.MaxValue, long workspace = 1)
    {
        using var command = Query(filter, limit, workspace);
        return Numbers(command);
    }

    /// <summary>How many steps of SQLite's machine a search takes.</summary>
    public long StepsOf(string filter, long limit) => StepsOf(() => Find(filter, limit));

    private long StepsOf(Action search)
    {
        var steps = 0L;
        raw.sqlite3_progress_handler(((SqliteConnection)connection).Handle, 1, _ => { steps++; return 0; }, null);
        search();
        raw.sqlite3_progress_handler(((SqliteConnection)connection).Handle, 0, null, null);
        return steps;
    }

    /// <summary>The lines of EXPLAIN QUERY PLAN.</summary>
    public IReadOnlyList<string> PlanOf(string filter)
    {
        using var command = Query(Filter.Parse(filter, MemberSchemas.User), 100, 1);
        return PlanOf(command);
    }

    private static List<long> Numbers(DbCommand command)
    {
        using var reader = command.ExecuteReader();
        var found = new List<long>();
        while (reader.Read())
            found.Add(reader.GetInt64(0));
        return found;
    }

    private static List<string> PlanOf(DbCommand command)
    {
        command.CommandText = "explain query plan " + command.CommandText;
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
            lines.Add(reader.GetString(3));
        return lines;
    }

    public void Execute(string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = Command(sql);
        Bind(command, parameters);
        command.ExecuteNonQuery();
    }

    /// <summary>The numbers of all members, in an order.</summary>
    public IReadOnlyList<long> Sort(Sort sort) => Sorted(
        "members", new ListOrder("m", "member", MemberOrder.Of(sort.Target, dialect), sort.Descending, dialect));

    /// <summary>The numbers of all groups, in an order.</summary>
    public IReadOnlyList<long> SortGroups(Sort sort) => Sorted(
        "groups", new ListOrder("g", "group_number", GroupOrder.Of(sort.Target, dialect), sort.Descending, dialect));

    private List<long> Sorted(string table, ListOrder order)
    {
        var (row, number) = table == "members" ? ("m", "member") : ("g", "group_number");
        using var command = Command($"select {row}.{number} from {table} {row} where {row}.workspace = @workspace order by {order.Whole}");
        Bind(command, ("@workspace", 1L));
        return Numbers(command);
    }

    private DbCommand Query(Filter? filter, long limit, long workspace)
    {
        var sql = FilterSql.OfMembers(filter, MemberSchemas.User, StoredMember.Root, dialect);
        var command = Command($"select m.member from members m where {sql.Where} order by m.member limit @limit");
        Bind(command, [.. sql.Parameters.Select((value, i) => ($"@p{i}", (object?)value)), ("@workspace", workspace), ("@limit", limit)]);
        return command;
    }

    private DbCommand GroupQuery(Filter filter)
    {
        var sql = FilterSql.OfGroups(filter, GroupSchemas.Group, StoredMember.Root, dialect);
        var command = Command($"select g.group_number from groups g where {sql.Where} order by g.group_number limit 100");
        Bind(command, [.. sql.Parameters.Select((value, i) => ($"@p{i}", (object?)value)), ("@workspace", 1L)]);
        return command;
    }

    private DbCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private static void Bind(DbCommand command, params (string Name, object? Value)[] parameters)
    {
        command.Parameters.Clear();
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }
    }
}
