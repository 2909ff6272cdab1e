using Rolecall.Scim.Paging;
using Rolecall.Storage.Ordering;

namespace Rolecall.Storage.Sqlite;

/// <summary>Reads pages of one list.</summary>
/// <remarks>
/// Where a list has to be sorted, only keys and numbers are: with their documents, the rows before a page far down would fill the memory.
/// </remarks>
/// <param name="from">The table, with the alias that filter and order know it by.</param>
/// <param name="rows">Reads the same with all that is to be known of a row.</param>
/// <param name="filter">Which rows the list has.</param>
/// <param name="parameters">Those of the filter, after @workspace.</param>
internal sealed class PageReader<T>(
    SqliteSession session, string from, NumberedRows<T> rows, FilterSql filter, ListOrder order, (string Name, object? Value)[] parameters)
{
    public List<T> ByIndex(long startIndex, int count)
    {
        var page = $"where {filter.Where} order by {order.Whole} limit @count offset @skip";
        (string, object?)[] values = [.. parameters, ("@count", count), ("@skip", startIndex - 1)];
        return order.IsByNumber
            ? session.All($"{rows.Select} {page}", rows.Read, values)
            : rows.Of(session, parameters[0], session.All($"select {order.Number} from {from} {page}", row => row.Number(), values));
    }

    /// <returns>Next is where the next page begins; null when there is none.</returns>
    public (List<T> Page, ListPosition? Next) After(ListPosition position, int count)
    {
        var page = new List<ListPosition>();
        foreach (var stretch in order.After(position))
        {
            // One more than is asked for tells whether there is a next page.
            page.AddRange(session.All(
                $"select {order.Number}, {order.KeyAsText ?? "null"} from {from} where {filter.Where} and {stretch.Condition} order by {stretch.OrderBy} limit @more",
                row => new ListPosition(Number: row.Number(), Key: row.TextOrNull()),
                [.. parameters, .. stretch.Parameters, ("@more", count + 1 - page.Count)]));
            if (page.Count > count)
                break;
        }

        var next = page.Count > count ? page[count - 1] : null;
        return (rows.Of(session, parameters[0], [.. page.Take(count).Select(place => place.Number)]), next);
    }
}
