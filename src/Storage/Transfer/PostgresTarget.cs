using Npgsql;
using NpgsqlTypes;
using Rolecall.Storage.Postgres;

namespace Rolecall.Storage.Transfer;

/// <summary>The empty tables of a database, filled by their owner in one transaction.</summary>
/// <remarks>
/// COPY does not write where row-level security applies, and it is forced upon owners as well. So within the transaction it is not forced:
/// the tables are locked against everyone else for exactly as long, and whoever looks sees them as they were before or as they are after.
/// That also is the mark of an interrupted copy: the database is empty.
/// </remarks>
internal sealed class PostgresTarget : Target
{
    private readonly NpgsqlConnection connection;
    private readonly List<string> forced;

    private PostgresTarget(NpgsqlConnection connection)
    {
        this.connection = connection;
        Statements.Run(connection, "begin");
        Contents = new PostgresSnapshot(connection, seesAll: true, owns: false);
        DemandUnserved();
        DemandEmpty(connection);
        forced = Statements.Texts(
            connection, "select relname::text from pg_class where relnamespace = current_schema::regnamespace and relforcerowsecurity order by 1");
        foreach (var table in forced)
            Statements.Run(connection, $"alter table {table} no force row level security");
    }

    public override Snapshot Contents { get; }

    /// <exception cref="UnusableStoreException">It cannot be reached, has something in it, is served, or this login may not write to it.</exception>
    public static PostgresTarget Open(string address, TimeProvider clock)
    {
        var opened = PostgresOperator.Connect(address, "rolecall writer");
        try
        {
            PostgresServer.Verify(opened);
            PostgresSchema.Update(opened, clock);
            return new PostgresTarget(opened);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            opened.Dispose();
            throw new UnusableStoreException(
                $"This login may not fill the database ({refused.MessageText}): name the owner of the tables, the one that 'rolecall migrate' runs as.");
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    public override void Load(Table table, IReadOnlyList<Column> columns, IEnumerable<object?[]> rows)
    {
        if (table.Name == "installation")
            Statements.Run(connection, "delete from installation");
        using var writer = connection.BeginBinaryImport(
            $"copy {table.Name} ({string.Join(", ", columns.Select(column => column.Name))}) from stdin (format binary)");
        writer.Timeout = TimeSpan.Zero;
        foreach (var row in rows)
        {
            writer.StartRow();
            for (var i = 0; i < row.Length; i++)
                Write(writer, columns[i].Kind, row[i]);
        }

        writer.Complete();
    }

    /// <remarks>Sequences go their own way whatever becomes of the transaction; of an empty store that does not matter.</remarks>
    public override void SetNumbers(IReadOnlyDictionary<string, long> numbers)
    {
        foreach (var (kind, last) in numbers)
        {
            Statements.Run(
                connection,
                $"select setval('{kind}_numbers', greatest(@last, 1), @given)",
                ("@last", last),
                ("@given", last > 0));
        }
    }

    /// <summary>The planner knows nothing of tables that are this new.</summary>
    public override void Settle() =>
        Statements.Run(connection, $"analyze {string.Join(", ", Contents.Tables.Select(table => table.Name))}");

    public override void Complete()
    {
        foreach (var table in forced)
            Statements.Run(connection, $"alter table {table} force row level security");
        Statements.Run(connection, "commit");
    }

    protected override void Close() => connection.Dispose();

    private void DemandUnserved()
    {
        const string others =
            "select 1 from pg_stat_activity where datname = current_database() and application_name = 'rolecall' limit 1";
        if (Statements.Run(connection, others) is not null)
            throw new UnusableStoreException("A server works on the target: stop it first, it would not notice what is new.");
    }

    private static void Write(NpgsqlBinaryImporter writer, ColumnKind kind, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNull();
                break;
            case long number when kind == ColumnKind.Flag:
                writer.Write(number != 0, NpgsqlDbType.Boolean);
                break;
            case long number:
                writer.Write(number, NpgsqlDbType.Bigint);
                break;
            case bool flag:
                writer.Write(flag, NpgsqlDbType.Boolean);
                break;
            case string text:
                writer.Write(text, kind == ColumnKind.Json ? NpgsqlDbType.Jsonb : NpgsqlDbType.Text);
                break;
            case byte[] bytes:
                writer.Write(bytes, NpgsqlDbType.Bytea);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(value), value.GetType(), "No column holds such a value.");
        }
    }
}
