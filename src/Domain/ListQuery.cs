using Rolecall.Scim.Filtering;
using Rolecall.Scim.Paging;
using Rolecall.Scim.Sorting;

namespace Rolecall.Domain;

/// <summary>RFC 7644 §3.4.2: a filter, an order and a page.</summary>
/// <param name="StartIndex">1-based.</param>
public sealed record ListQuery(Filter? Filter, long StartIndex, int Count)
{
    /// <summary>Among equals, and where nothing is asked for, the order of creation.</summary>
    public Sort? Sort { get; init; }

    /// <summary>Where the page begins, instead of <see cref="StartIndex"/>.</summary>
    public ListPosition? After { get; init; }

    /// <summary>Of members: only those that an identity provider looks after, or only the others.</summary>
    public bool? Managed { get; init; }
}

/// <param name="Total">All matches, not the size of the page.</param>
/// <param name="Next">Where the next page begins; null on the last, and on one that was asked for by index.</param>
public sealed record ListPage<T>(long Total, IReadOnlyList<T> Items, ListPosition? Next = null);
