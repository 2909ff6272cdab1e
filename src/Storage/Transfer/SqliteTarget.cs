using Microsoft.Data.Sqlite;
using Rolecall.Storage.Backups;
using Rolecall.Storage.Sqlite;

namespace Rolecall.Storage.Transfer;

/// <summary>A new file, written under another name beside its place.</summary>
internal sealed class SqliteTarget : Target
{
    private readonly PartFile part;
    private readonly SqliteConnection connection;

    /// <param name="part">The file, empty; becomes this target's.</param>
    public SqliteTarget(PartFile part, TimeProvider clock)
    {
        this.part = part;
        connection = SqliteOperator.Connect(part.Path);
        try
        {
            // Until it is whole it has another name: what a crash leaves is thrown away, so that nothing has to be taken back or waited for.
            Statements.Run(connection, $"pragma page_size = {SqliteFile.PageSize}; pragma journal_mode = off; pragma synchronous = off; pragma foreign_keys = off");
            Migrator.Run(connection, Migrator.Embedded("Sqlite"), clock);
            Statements.Run(connection, "begin");
        }
        catch
        {
            Close();
            throw;
        }

        Contents = new SqliteSnapshot(connection, owns: false);
    }

    public override Snapshot Contents { get; }

    public override void Load(Table table, IReadOnlyList<Column> columns, IEnumerable<object?[]> rows)
    {
        if (table.Name == "installation")
            Statements.Run(connection, "delete from installation");
        using var insert = (SqliteCommand)Statements.Of(connection, Insert(table, columns));
        var parameters = columns.Select(column => insert.Parameters.Add($"@{column.Name}", TypeOf(column.Kind))).ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
                parameters[i].Value = Stored(columns[i].Kind, row[i]);
            insert.ExecuteNonQuery();
        }
    }

    public override void SetNumbers(IReadOnlyDictionary<string, long> numbers)
    {
        foreach (var (kind, last) in numbers)
            Statements.Run(connection, $"update installation set last_{kind} = @last", ("@last", last));
    }

    public override void Settle()
    {
        Statements.Run(connection, "commit");
        Statements.Run(connection, "begin");
    }

    public override void Complete()
    {
        Statements.Run(connection, "commit");
        connection.Dispose();
        part.Keep();
    }

    /// <summary>Writes something about the contents beside them.</summary>
    public void Note(Action<SqliteConnection> write) => write(connection);

    protected override void Close()
    {
        connection.Dispose();
        part.Dispose();
    }

    private static string Insert(Table table, IReadOnlyList<Column> columns) =>
        $"insert into {table.Name} ({string.Join(", ", columns.Select(column => column.Name))}) values ({string.Join(", ", columns.Select(column => $"@{column.Name}"))})";

    private static SqliteType TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Number or ColumnKind.Flag => SqliteType.Integer,
        ColumnKind.Text or ColumnKind.Json => SqliteType.Text,
        ColumnKind.Bytes => SqliteType.Blob,
    };

    private static object Stored(ColumnKind kind, object? value) => value switch
    {
        null => DBNull.Value,
        string text when kind == ColumnKind.Json => CanonicalJson.TextOf(text),
        _ => value,
    };
}
