using Microsoft.Data.Sqlite;
using Rolecall.Storage.Backups;

namespace Rolecall.Storage.Transfer;

/// <summary>A file that nobody writes meanwhile.</summary>
/// <param name="owns">Whether the connection is closed with the snapshot.</param>
internal sealed class SqliteSnapshot(SqliteConnection connection, bool owns) : Snapshot(connection)
{
    private const string NumberPrefix = "last_";

    public override string SchemaFolder => "Sqlite";

    public override IReadOnlyDictionary<string, long> Numbers => Statements
        .Texts(Connection, $"select name from pragma_table_info('installation') where name like '{NumberPrefix}%'")
        .ToDictionary(
            name => name[NumberPrefix.Length..],
            name => (long)Statements.Run(Connection, $"select {name} from installation")!,
            StringComparer.Ordinal);

    /// <summary>Null for a store that is no backup.</summary>
    public BackupManifest? Manifest => BackupManifest.Read(Connection);

    protected override bool SeesAll => true;

    /// <exception cref="UnusableStoreException">There is no such file, or it is no store.</exception>
    public static SqliteSnapshot Open(string file)
    {
        if (!File.Exists(file))
            throw new UnusableStoreException($"There is no file {file}.");
        SqliteConnection? connection = null;
        try
        {
            connection = SqliteOperator.Connect(file, SqliteOpenMode.ReadOnly);
            Statements.Run(connection, "select count(*) from schema_versions");
            Statements.Run(connection, "begin");
            return new SqliteSnapshot(connection, owns: true);
        }
        catch (SqliteException failure)
        {
            connection?.Dispose();
            throw new UnusableStoreException($"The file {file} is no store of Rolecall, or it is damaged ({failure.Message}).");
        }
    }

    public override IEnumerable<string> Damages() =>
        Statements.Texts(Connection, "pragma integrity_check(20)").Where(said => said != "ok");

    public override IEnumerable<string> DanglingRows() => Statements.Rows(Connection, "pragma foreign_key_check")
        .Select(row => $"a row of {row[0]} refers to a row of {row[2]} that is not there");

    protected override IEnumerable<Table> ReadTables() => Statements
        .Texts(Connection, "select name from sqlite_schema where type = 'table' and name not like 'sqlite%' order by name")
        .Where(name => !Aside.Contains(name))
        .Select(TableOf);

    protected override void Close()
    {
        if (owns)
            Connection.Dispose();
    }

    private Table TableOf(string name)
    {
        var columns = Statements.Rows(Connection, $"select name, type, pk, hidden from pragma_table_xinfo('{name}') order by cid").ToArray();
        return new Table(
            name,
            [
                .. columns.Where(column => (long)column[3]! == 0 && !IsNumber(name, (string)column[0]!))
                    .Select(column => new Column((string)column[0]!, KindOf((string)column[0]!, (string)column[1]!))),
            ],
            [.. columns.Where(column => (long)column[2]! > 0).OrderBy(column => (long)column[2]!).Select(column => (string)column[0]!)],
            [.. Statements.Texts(Connection, $"select distinct \"table\" from pragma_foreign_key_list('{name}')")]);
    }

    /// <summary>PostgreSQL has sequences for these.</summary>
    private static bool IsNumber(string table, string column) => table == "installation" && column.StartsWith(NumberPrefix, StringComparison.Ordinal);

    private static ColumnKind KindOf(string name, string type) => (name, type) switch
    {
        ("search", _) => ColumnKind.Json,
        (_, "INTEGER" or "integer") => ColumnKind.Number,
        (_, "BLOB" or "blob") => ColumnKind.Bytes,
        (_, "TEXT" or "text") => ColumnKind.Text,
        _ => throw new InvalidOperationException($"Nobody said how a column of type {type} travels."),
    };
}
