using Rolecall.Scim.Text;

namespace Rolecall.Scim.Messages;

/// <summary>The page a query asks for, by index (RFC 7644 §3.4.2.4) or by cursor (RFC 9865).</summary>
/// <param name="StartIndex">Counted from 1.</param>
/// <param name="Count">0 asks for the total alone.</param>
/// <param name="Cursor">Empty for the first page; null when the page is asked for by index.</param>
public sealed record ListRequest(int StartIndex, int Count, string? Cursor = null)
{
    public const int DefaultCount = 100;
    public const int MaxCount = 1000;

    /// <exception cref="RefusedException">
    /// InvalidValue: an index or count that is not a whole number, or both ways of paging at once. InvalidCount: more than a page by
    /// cursor holds.
    /// </exception>
    public static ListRequest Parse(ListParameters parameters)
    {
        var count = parameters.Count is { } text ? WholeNumber("count", text) : DefaultCount;
        if (parameters.Cursor is not { } cursor)
        {
            var startIndex = parameters.StartIndex is { } start ? WholeNumber("startIndex", start) : 1;
            return new ListRequest(Math.Max(1, startIndex), Math.Clamp(count, 0, MaxCount));
        }

        if (parameters.StartIndex is not null)
            throw new RefusedException(Refusal.InvalidValue, "'startIndex' and 'cursor' exclude each other; send one of them.");
        if (count > MaxCount)
            throw new RefusedException(Refusal.InvalidCount, $"A page by cursor has at most {MaxCount} resources; ask for fewer.");
        return new ListRequest(1, Math.Max(0, count), cursor);
    }

    /// <remarks>What is beyond an int is the nearest int: the page is empty or as large as may be, which is the truth.</remarks>
    private static int WholeNumber(string name, string text)
    {
        var digits = text.AsSpan().Trim();
        var negative = !digits.IsEmpty && digits[0] == '-';
        if (!digits.IsEmpty && digits[0] is '-' or '+')
            digits = digits[1..];
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9'))
            throw new RefusedException(Refusal.InvalidValue, $"'{name}' must be a whole number, not '{text.Shortened()}'.");
        if (!int.TryParse(digits, out var number))
            number = int.MaxValue;
        return negative ? -number : number;
    }
}
