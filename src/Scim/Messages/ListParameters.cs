namespace Rolecall.Scim.Messages;

/// <summary>
/// The parameters of a query as they were sent, in the address (RFC 7644 §3.4.2) or in the body of a .search (§3.4.3). Null is one that
/// was not sent; an empty one was.
/// </summary>
public sealed record ListParameters
{
    public string? StartIndex { get; init; }

    public string? Count { get; init; }

    public string? Cursor { get; init; }

    public string? Filter { get; init; }

    public string? SortBy { get; init; }

    public string? SortOrder { get; init; }

    /// <summary>Names separated by commas.</summary>
    public string? Attributes { get; init; }

    /// <summary>Names separated by commas.</summary>
    public string? ExcludedAttributes { get; init; }

    /// <param name="find">The value of the parameter of that name.</param>
    public static ListParameters Of(Func<string, string?> find) => new()
    {
        StartIndex = find("startIndex"),
        Count = find("count"),
        Cursor = find("cursor"),
        Filter = find("filter"),
        SortBy = find("sortBy"),
        SortOrder = find("sortOrder"),
        Attributes = find("attributes"),
        ExcludedAttributes = find("excludedAttributes"),
    };
}
