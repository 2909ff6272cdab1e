using System.Data.Common;

namespace Rolecall.Storage.Transfer;

/// <summary>Everything that a store holds, as it was at one moment.</summary>
internal abstract class Snapshot(DbConnection connection) : IDisposable
{
    private IReadOnlyList<Table>? tables;
    private IReadOnlyList<long>? workspaces;

    /// <summary>What only one of the databases has, or what no store is made of.</summary>
    protected static readonly IReadOnlySet<string> Aside =
        new HashSet<string>(StringComparer.Ordinal) { "schema_versions", "schema_floor", Backups.BackupManifest.TableName };

    public abstract string SchemaFolder { get; }

    /// <summary>Each after those that its rows refer to.</summary>
    public IReadOnlyList<Table> Tables => tables ??= Table.InOrder(ReadTables().Select(ByName));

    public IReadOnlyList<long> Workspaces =>
        workspaces ??= [.. Statements.Rows(Connection, "select workspace from workspaces order by workspace").Select(row => (long)row[0]!)];

    public int SchemaVersion => Convert.ToInt32(Statements.Run(Connection, "select coalesce(max(version), 0) from schema_versions"));

    /// <summary>The last that was given, by kind: "member", "group" …</summary>
    public abstract IReadOnlyDictionary<string, long> Numbers { get; }

    protected DbConnection Connection { get; } = connection;

    /// <summary>Whether one statement sees the rows of all workspaces.</summary>
    protected abstract bool SeesAll { get; }

    public long Count(Table table) => IsRead(table)
        ? Convert.ToInt64(Statements.Run(Connection, $"select count(*) from {table.Name}"))
        : Workspaces.Sum(workspace => Convert.ToInt64(
            Query(workspace, $"select count(*) from {table.Name} where workspace = @workspace").Single()[0]));

    /// <summary>All rows by workspace and key; the next may be in the same array.</summary>
    public IEnumerable<object?[]> Rows(Table table)
    {
        var select = $"select {table.ColumnList} from {table.Name}";
        return IsRead(table)
            ? Statements.Rows(Connection, $"{select} order by {table.Order}")
            : Workspaces.SelectMany(workspace => Query(workspace, $"{select} where workspace = @workspace order by {table.Order}"));
    }

    /// <summary>A question about one workspace, which the statement calls @workspace.</summary>
    public virtual IEnumerable<object?[]> Query(long workspace, string sql) => Statements.Rows(Connection, sql, ("@workspace", workspace));

    /// <summary>What the database itself finds wrong with its pages and indexes.</summary>
    public abstract IEnumerable<string> Damages();

    /// <summary>Rows that refer to none.</summary>
    public abstract IEnumerable<string> DanglingRows();

    /// <exception cref="UnusableStoreException">The schema is an older or a newer one.</exception>
    public void DemandCurrent(string what)
    {
        var newest = Migrator.Embedded(SchemaFolder)[^1].Version;
        if (SchemaVersion != newest)
        {
            throw new UnusableStoreException(
                $"{what} has schema version {SchemaVersion} and this program works with {newest}: bring it up to date with 'rolecall migrate', "
                + "or use the program that wrote it.");
        }
    }

    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    protected abstract IEnumerable<Table> ReadTables();

    protected abstract void Close();

    /// <summary>The databases got their columns one after the other, each in an order of its own.</summary>
    private static Table ByName(Table table) => table with { Columns = [.. table.Columns.OrderBy(column => column.Name, StringComparer.Ordinal)] };

    private bool IsRead(Table table) => SeesAll || !table.IsOfWorkspaces;
}
