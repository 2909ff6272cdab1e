using Rolecall.Storage.Backups;

namespace Rolecall.Storage.Transfer;

/// <summary>Moves a store into another one, of either kind: for those who outgrow one machine, and for the way back.</summary>
public static class Copy
{
    /// <returns>What was copied.</returns>
    /// <exception cref="UnusableStoreException">The source is served, the target is not empty, or the two do not fit.</exception>
    public static IReadOnlyList<TableSummary> Run(StoreAddress from, StoreAddress to, TimeProvider clock, Action<Step> report, CancellationToken ct)
    {
        using var held = Sources.Hold(from);
        using var source = Sources.Open(from);
        source.DemandCurrent("The source");
        using var place = to is SqliteAddress { Path: var path } ? SqlitePlace.Take(Path.GetFullPath(path)) : null;
        using var target = Open(to, clock);
        var copied = Copying.Run(source, target, report, ct);
        place?.Clear();
        target.Complete();
        return copied;
    }

    private static Target Open(StoreAddress store, TimeProvider clock) => store switch
    {
        SqliteAddress sqlite => new SqliteTarget(PartFile.Begin(sqlite.Path), clock),
        PostgresAddress postgres => PostgresTarget.Open(postgres.Connection, clock),
        _ => throw new ArgumentOutOfRangeException(nameof(store)),
    };
}
