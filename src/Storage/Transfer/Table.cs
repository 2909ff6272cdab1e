namespace Rolecall.Storage.Transfer;

/// <summary>A table as both databases have it: what is in it, and in which order its rows are read.</summary>
/// <param name="Columns">In the order of their names, less those that the database computes.</param>
/// <param name="Key">The primary key's columns, in its order.</param>
/// <param name="Needs">The tables that its rows refer to.</param>
internal sealed record Table(string Name, IReadOnlyList<Column> Columns, IReadOnlyList<string> Key, IReadOnlyList<string> Needs)
{
    private const string Workspace = "workspace";

    /// <summary>Whether its rows belong to workspaces.</summary>
    public bool IsOfWorkspaces { get; } = Columns.Any(column => column.Name == Workspace);

    /// <summary>The same in both databases: texts in keys compare by code point.</summary>
    public string Order => string.Join(", ", IsOfWorkspaces ? Key.Where(column => column != Workspace).Prepend(Workspace) : Key);

    public string ColumnList => string.Join(", ", Columns.Select(column => column.Name));

    /// <summary>Each after those it needs, else by name.</summary>
    public static IReadOnlyList<Table> InOrder(IEnumerable<Table> tables)
    {
        var waiting = tables.OrderBy(table => table.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<Table>(waiting.Count);
        while (waiting.Count > 0)
        {
            var next = waiting.Find(table => !waiting.Exists(other => other != table && table.Needs.Contains(other.Name)))
                ?? throw new InvalidOperationException($"The tables {string.Join(", ", waiting.Select(table => table.Name))} refer to each other in a circle.");
            waiting.Remove(next);
            ordered.Add(next);
        }

        return ordered;
    }
}

internal sealed record Column(string Name, ColumnKind Kind);

internal enum ColumnKind
{
    Number,

    /// <summary>SQLite has none: there it is a number.</summary>
    Flag,
    Text,
    Bytes,

    /// <summary>A text that one database keeps in a form of its own: equal when it says the same.</summary>
    Json,
}
