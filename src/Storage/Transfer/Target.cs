namespace Rolecall.Storage.Transfer;

/// <summary>An empty store that is being filled. Nobody sees anything of it before <see cref="Complete"/>, and nothing stays without it.</summary>
internal abstract class Target : IDisposable
{
    /// <summary>What has been written so far.</summary>
    public abstract Snapshot Contents { get; }

    /// <param name="rows">Their values in the order of <paramref name="columns"/>.</param>
    public abstract void Load(Table table, IReadOnlyList<Column> columns, IEnumerable<object?[]> rows);

    /// <param name="numbers">The last that were given, by kind.</param>
    public abstract void SetNumbers(IReadOnlyDictionary<string, long> numbers);

    /// <summary>After the last row and before anything is read of it.</summary>
    public abstract void Settle();

    public abstract void Complete();

    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    protected abstract void Close();

    /// <exception cref="UnusableStoreException">Something is in it.</exception>
    public static void DemandEmpty(System.Data.Common.DbConnection connection)
    {
        if (Statements.Run(connection, "select 1 from accounts limit 1") is not null || Statements.Run(connection, "select 1 from workspaces limit 1") is not null)
            throw new UnusableStoreException("The target has something in it already: name a new store, or an empty one.");
    }
}
