using Rolecall.Domain;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Paging;
using Rolecall.Storage.Ordering;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Reads pages of one list; unless another order is asked for, in the order of creation, which is that of the numbers.</summary>
/// <remarks>
/// Where a list has to be sorted, only keys and numbers are: with their documents, the rows before a page far down would fill the memory.
/// </remarks>
/// <param name="rows">Reads all that is to be known of a row.</param>
/// <param name="filter">Which rows the list has.</param>
/// <param name="key">What is to be sorted by; null for nothing.</param>
internal sealed class PageReader<T>(
    Session session, WorkspaceId workspace, NumberedRows<T> rows, FilterSql filter, OrderKey? key, bool descending)
{
    private readonly ListOrder order = new(rows.Row, rows.Column, key, descending, session.Dialect);

    private readonly Parameter[] parameters =
        [("@workspace", workspace.Value), .. filter.Parameters.Select((value, i) => Parameter.Of($"@p{i}", value))];

    /// <summary>In a snapshot: total and page tell of the same state.</summary>
    /// <param name="plain">Of a list without a filter, where that is kept; null to count.</param>
    public ListPage<T> Read(ListQuery query, PlainList? plain)
    {
        var total = plain?.Total ?? session.Number($"select count(*) from {rows.From} where {filter.Where}", parameters) ?? 0;
        if (query.Count <= 0 || query.StartIndex > total)
            return new ListPage<T>(total, []);
        return query.After is { } position
            ? After(position, query.Count, total)
            : new ListPage<T>(total, ByIndex(query.StartIndex, query.Count, plain));
    }

    private List<T> ByIndex(long startIndex, int count, PlainList? plain)
    {
        if (plain is not null && order.IsByNumber)
            return ByPlace(session.Settings.Places.Find(workspace, rows.From, plain.Shifts, startIndex - 1, After), count);
        var page = $"where {filter.Where} order by {order.Whole} limit @count offset @skip";
        Parameter[] values = [.. parameters, ("@count", count), ("@skip", startIndex - 1)];
        return order.IsByNumber
            ? session.All($"{rows.Select.In(session)} {page}", rows.Read, values)
            : rows.Of(session, parameters[0], session.All($"select {order.Number} from {rows.From} {page}", row => row.Number(), values));
    }

    private List<T> ByPlace(Place place, int count) => (place.Skip == 0 ? place.Number : After(place.Number, place.Skip)) is { } first
        ? session.All(
            $"{rows.Select.In(session)} where {filter.Where} and {order.Number} >= @first order by {order.Number} limit @count",
            rows.Read,
            [.. parameters, ("@first", first), ("@count", count)])
        : [];

    private long? After(long number, long places) => session.Number(
        $"select {order.Number} from {rows.Walk.In(session)} where {filter.Where} and {order.Number} >= @first order by {order.Number} limit 1 offset @skip",
        [.. parameters, ("@first", number), ("@skip", places)]);

    private ListPage<T> After(ListPosition position, int count, long total)
    {
        var page = new List<ListPosition>();
        foreach (var stretch in order.After(position))
        {
            // One more than is asked for tells whether there is a next page.
            page.AddRange(session.All(
                $"select {order.Number}, {order.KeyAsText ?? "null"} from {rows.From} where {filter.Where} and {stretch.Condition} order by {stretch.OrderBy} limit @more",
                row => new ListPosition(Number: row.Number(), Key: row.TextOrNull()),
                [.. parameters, .. stretch.Parameters, ("@more", count + 1 - page.Count)]));
            if (page.Count > count)
                break;
        }

        var next = page.Count > count ? page[count - 1] : null;
        return new ListPage<T>(total, rows.Of(session, parameters[0], [.. page.Take(count).Select(place => place.Number)]), next);
    }
}

/// <summary>What is kept of a list without a filter.</summary>
/// <param name="Shifts">How often someone in it left or came back, which moves all after them.</param>
internal sealed record PlainList(long Total, long Shifts);
