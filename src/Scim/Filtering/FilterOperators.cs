namespace Rolecall.Scim.Filtering;

/// <summary>The operators of RFC 7644 table 3 and their spelling.</summary>
internal static class FilterOperators
{
    private static readonly string[] Words = ["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"];

    public static bool TryRead(string word, out FilterOperator found)
    {
        var at = Array.FindIndex(Words, known => known.Equals(word, StringComparison.OrdinalIgnoreCase));
        found = (FilterOperator)at;
        return at >= 0;
    }

    public static string Word(this FilterOperator op) => Words[(int)op];

    public static bool IsEquality(this FilterOperator op) => op is FilterOperator.Eq or FilterOperator.Ne;

    public static bool IsOrder(this FilterOperator op) =>
        op is FilterOperator.Gt or FilterOperator.Ge or FilterOperator.Lt or FilterOperator.Le;
}
