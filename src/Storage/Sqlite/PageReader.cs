using Rolecall.Scim.Paging;
using Rolecall.Storage.Ordering;

namespace Rolecall.Storage.Sqlite;

/// <summary>Reads pages of one list.</summary>
/// <param name="from">The table, with the alias that filter and order know it by.</param>
/// <param name="select">Reads the same with all that <paramref name="read"/> needs of a row.</param>
/// <param name="filter">Which rows the list has.</param>
/// <param name="parameters">Those of the filter, after @workspace.</param>
internal sealed class PageReader<T>(
    SqliteSession session, string from, string select, FilterSql filter, ListOrder order, (string Name, object? Value)[] parameters,
    Func<Row, T> read)
{
    public List<T> ByIndex(long startIndex, int count) => session.All(
        $"{select} where {filter.Where} order by {order.Whole} limit @count offset @skip",
        read,
        [.. parameters, ("@count", count), ("@skip", startIndex - 1)]);

    /// <returns>Next is where the next page begins; null when there is none.</returns>
    public (List<T> Page, ListPosition? Next) After(ListPosition position, int count, Func<T, long> numberOf)
    {
        var page = new List<T>();
        foreach (var stretch in order.After(position))
        {
            // One more than is asked for tells whether there is a next page.
            page.AddRange(session.All(
                $"{select} where {filter.Where} and {stretch.Condition} order by {stretch.OrderBy} limit @more",
                read,
                [.. parameters, .. stretch.Parameters, ("@more", count + 1 - page.Count)]));
            if (page.Count > count)
                break;
        }

        if (page.Count <= count)
            return (page, null);
        page.RemoveAt(count);
        return (page, PositionOf(numberOf(page[^1])));
    }

    private ListPosition PositionOf(long number) => new(
        order.KeyAsText is not { } key
            ? null
            : session.Text($"select {key} from {from} where {order.OfOne}", parameters[0], ("@number", number)),
        number);
}
