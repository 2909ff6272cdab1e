using System.Globalization;
using Rolecall.Scim.Paging;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Ordering;

/// <summary>The order of a list in SQL (RFC 7644 §3.4.2.3): by a key when one is asked for, among equals by number.</summary>
/// <param name="row">The alias of a resource's row.</param>
/// <param name="column">Grows with each resource that is created.</param>
internal sealed class ListOrder(string row, string column, OrderKey? key, bool descending, Dialect dialect)
{
    private readonly OrderKey? key = key is { IsNumber: false } text ? text with { Expression = dialect.ByCodePoint(text.Expression) } : key;

    /// <summary>The rows come in this order without being sorted.</summary>
    public bool IsByNumber => key is null;

    /// <summary>The expression that holds a resource's number.</summary>
    public string Number { get; } = $"{row}.{column}";

    private string Direction => descending ? "desc" : "asc";

    /// <summary>For ORDER BY over the whole list.</summary>
    public string Whole => key is null ? Number : $"{key.Expression} {Direction} nulls {(descending ? "first" : "last")}, {Number}";

    /// <summary>The key of a row as text, for the <see cref="ListPosition"/> after it.</summary>
    public string? KeyAsText => key is null ? null : $"cast({key.Expression} as text)";

    /// <summary>What comes after a place, in stretches to be read one after the other until there is enough.</summary>
    /// <remarks>Those with a key and those without one are apart, so that an index leads to the place in either.</remarks>
    public IEnumerable<Stretch> After(ListPosition position)
    {
        if (key is null)
            return [AfterNumber("", position)];

        var isKeyed = position is { IsFirst: false, Key: not null };
        var isKeyless = position is { IsFirst: false, Key: null };
        var keyed = isKeyed ? AfterKey(key, position) : new Stretch($"{key.Expression} is not null", KeyedOrder(key), []);
        var keyless = AfterNumber($"{key.Expression} is null and ", isKeyless ? position : ListPosition.First);
        if (descending)
            return isKeyed ? [keyed] : [keyless, keyed];
        return isKeyless ? [keyless] : [keyed, keyless];
    }

    private string KeyedOrder(OrderKey by) => $"{by.Expression} {Direction}, {Number}";

    private Stretch AfterNumber(string before, ListPosition position) =>
        new($"{before}{Number} > @last", Number, [("@last", position.Number)]);

    /// <remarks>
    /// Row values, because both databases find the first row by them in an index on the key; that there is a key is said too, because an
    /// index of those that have one serves no one else.
    /// </remarks>
    private Stretch AfterKey(OrderKey by, ListPosition position)
    {
        var (beyond, last) = descending
            ? ($"({by.Expression}, -{Number}) < (@key, @last)", -position.Number)
            : ($"({by.Expression}, {Number}) > (@key, @last)", position.Number);
        return new Stretch(
            $"{by.Expression} is not null and {beyond}", KeyedOrder(by), [Bound(by, position), ("@last", last)]);
    }

    private Parameter Bound(OrderKey by, ListPosition position) =>
        by.IsNumber ? Parameter.Of("@key", dialect.Bind(decimal.Parse(position.Key!, CultureInfo.InvariantCulture))) : ("@key", position.Key);
}

/// <summary>A part of a list that one statement reads in order.</summary>
internal sealed record Stretch(string Condition, string OrderBy, IReadOnlyList<Parameter> Parameters);
