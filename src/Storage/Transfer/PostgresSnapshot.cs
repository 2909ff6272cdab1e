using Npgsql;

namespace Rolecall.Storage.Transfer;

/// <summary>A database inside one transaction, while servers may go on writing.</summary>
/// <remarks>
/// Row-level security is forced upon owners as well. So the rows are read workspace by workspace, as the server reads them: any login that
/// may serve the store may read all of it, and nothing has to be switched off beneath a server. Whoever stands above row-level security
/// reads a table in one go.
/// </remarks>
internal sealed class PostgresSnapshot : Snapshot
{
    private readonly NpgsqlConnection connection;
    private readonly bool owns;
    private long entered;

    /// <param name="seesAll">Whether row-level security lets this login see everything in this transaction.</param>
    /// <param name="owns">Whether the connection is closed with the snapshot.</param>
    public PostgresSnapshot(NpgsqlConnection connection, bool seesAll, bool owns)
        : base(connection)
    {
        this.connection = connection;
        this.owns = owns;
        SeesAll = seesAll;
        Statements.Run(connection, "select set_config('rolecall.installation', 'on', true)");
    }

    public override string SchemaFolder => "Postgres";

    public override IReadOnlyDictionary<string, long> Numbers => Statements.Rows(
            connection,
            "select sequencename::text, coalesce(last_value, start_value - 1) from pg_sequences where schemaname = current_schema and sequencename like '%\\_numbers'")
        .ToDictionary(row => ((string)row[0]!)[..^"_numbers".Length], row => (long)row[1]!, StringComparer.Ordinal);

    protected override bool SeesAll { get; }

    /// <exception cref="UnusableStoreException">It cannot be reached, or has no tables.</exception>
    public static PostgresSnapshot Open(string address)
    {
        var opened = PostgresOperator.Connect(address, "rolecall reader");
        try
        {
            if (Statements.Run(opened, "select to_regclass('schema_versions')::text") is null)
                throw new UnusableStoreException("The PostgreSQL database has no tables of Rolecall: check its name.");
            Statements.Run(opened, "begin isolation level repeatable read, read only");
            var seesAll = Statements.Run(opened, "select rolsuper or rolbypassrls from pg_roles where rolname = current_user") is true;
            return new PostgresSnapshot(opened, seesAll, owns: true);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    public override IEnumerable<object?[]> Query(long workspace, string sql)
    {
        if (entered != workspace)
            Statements.Run(connection, "select set_config('rolecall.workspace', @workspace, true)", ("@workspace", $"{workspace}"));
        entered = workspace;
        return base.Query(workspace, sql);
    }

    /// <summary>PostgreSQL reads no table whose page is torn, and the checks after this one read all of them.</summary>
    public override IEnumerable<string> Damages() => Statements
        .Texts(connection, "select indexrelid::regclass::text from pg_index i join pg_class c on c.oid = i.indexrelid where c.relnamespace = current_schema::regnamespace and not i.indisvalid")
        .Select(index => $"the index {index} is not valid: 'reindex index {index}'");

    /// <summary>The database itself refuses these, as long as it was told to.</summary>
    public override IEnumerable<string> DanglingRows() => Statements
        .Texts(connection, "select conrelid::regclass::text || '.' || conname from pg_constraint where connamespace = current_schema::regnamespace and not convalidated")
        .Select(constraint => $"the constraint {constraint} was never validated");

    protected override IEnumerable<Table> ReadTables() => Statements
        .Texts(connection, "select relname::text from pg_class where relnamespace = current_schema::regnamespace and relkind = 'r' order by 1")
        .Where(name => !Aside.Contains(name))
        .Select(TableOf);

    protected override void Close()
    {
        if (owns)
            connection.Dispose();
    }

    private Table TableOf(string name)
    {
        (string, object) table = ("@table", name);
        return new Table(
            name,
            [
                .. Statements.Rows(
                    connection,
                    """
                    select attname::text, format_type(atttypid, null) from pg_attribute
                    where attrelid = to_regclass(@table) and attnum > 0 and not attisdropped and attgenerated = '' order by attnum
                    """,
                    table).Select(column => new Column((string)column[0]!, KindOf((string)column[1]!))),
            ],
            [
                .. Statements.Texts(
                    connection,
                    """
                    select a.attname::text from pg_index i, unnest(i.indkey) with ordinality as k(number, place), pg_attribute a
                    where i.indrelid = to_regclass(@table) and i.indisprimary and a.attrelid = i.indrelid and a.attnum = k.number order by k.place
                    """,
                    table),
            ],
            [
                .. Statements.Texts(
                    connection,
                    """
                    select distinct c.relname::text from pg_constraint f join pg_class c on c.oid = f.confrelid
                    where f.conrelid = to_regclass(@table) and f.contype = 'f'
                    """,
                    table),
            ]);
    }

    private static ColumnKind KindOf(string type) => type switch
    {
        "bigint" => ColumnKind.Number,
        "boolean" => ColumnKind.Flag,
        "text" => ColumnKind.Text,
        "bytea" => ColumnKind.Bytes,
        "jsonb" => ColumnKind.Json,
        _ => throw new InvalidOperationException($"Nobody said how a column of type {type} travels."),
    };
}
