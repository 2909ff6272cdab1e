using System.Buffers;
using Rolecall.Domain;
using Rolecall.Scim;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Paging;
using Rolecall.Scim.Sorting;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Server.ScimApi;

/// <summary>One list, of one type of resource or of several one after the other: filter, order and page run in the store.</summary>
internal sealed class Listing
{
    private readonly IReadOnlyList<IListed> types;
    private readonly IReadOnlyList<Filter?> filters;
    private readonly IReadOnlyList<Sort?> sorts;

    private Listing(IReadOnlyList<IListed> types, IReadOnlyList<Filter?> filters, IReadOnlyList<Sort?> sorts) =>
        (this.types, this.filters, this.sorts) = (types, filters, sorts);

    /// <exception cref="RefusedException">InvalidFilter, InvalidValue, Sensitive.</exception>
    public static Listing OfOne(IListed type, ListParameters query, Allowance allowance) => new(
        [type],
        [query.Filter is { } filter ? Filter.Parse(filter, type.Type, allowance) : null],
        [Sort.Parse(query.SortBy, query.SortOrder, type.Type, allowance)]);

    /// <summary>RFC 7644 §3.4.2.1.</summary>
    /// <exception cref="RefusedException">InvalidFilter, InvalidValue, Sensitive.</exception>
    public static Listing OfAll(IReadOnlyList<IListed> types, ListParameters query, Allowance allowance) => new(
        types,
        [.. types.Select(type => query.Filter is { } filter ? Filter.ParseAtRoot(filter, type.Type, allowance) : null)],
        Sort.ParseAtRoot(query.SortBy, query.SortOrder, [.. types.Select(type => type.Type)], allowance));

    public async Task<ListedAll> ByIndexAsync(int startIndex, int count, CancellationToken ct)
    {
        var all = new ListedAll();
        long start = startIndex;
        for (var part = 0; part < types.Count; part++)
        {
            var page = await ReadAsync(part, (int)start, count - all.Resources.Count, null, ct);
            all.Add(page);
            start = Math.Max(1, start - page.Total);
        }

        return all;
    }

    /// <remarks>The types before the cursor's are only counted, those after it begin where it ends.</remarks>
    public async Task<ListedAll> ByCursorAsync(Cursor cursor, CancellationToken ct)
    {
        var all = new ListedAll();
        for (var part = 0; part < types.Count; part++)
        {
            var free = part < cursor.Part || all.Next is not null ? 0 : cursor.Count - all.Resources.Count;
            var position = part == cursor.Part ? cursor.Position : ListPosition.First;
            var page = await ReadAsync(part, 1, free, position, ct);
            all.Add(page);
            if (all.Next is not null || part < cursor.Part || cursor.Count == 0)
                continue;
            if (page.Next is { } next)
                all.Next = (part, next);
            else if (free == 0 && page.Total > 0)
                all.Next = (part, ListPosition.First);
        }

        return all;
    }

    private Task<ListedPage> ReadAsync(int part, int startIndex, int count, ListPosition? after, CancellationToken ct) =>
        types[part].ReadAsync(new ListQuery(filters[part], startIndex, count) { Sort = sorts[part], After = after }, ct);
}

/// <summary>A page as it comes together.</summary>
internal sealed class ListedAll
{
    private readonly List<Action<IBufferWriter<byte>>> resources = [];

    public long Total { get; private set; }

    public IReadOnlyCollection<Action<IBufferWriter<byte>>> Resources => resources;

    /// <summary>The type and the place with which the next page begins.</summary>
    public (int Part, ListPosition Position)? Next { get; set; }

    public void Add(ListedPage page)
    {
        Total += page.Total;
        resources.AddRange(page.Resources);
    }
}
