namespace Rolecall.Scim.Text;

/// <summary>Order by code point, which is the order of UTF-8 bytes and so of both stores; UTF-16 puts emoji before U+E000.</summary>
public static class CodePointOrder
{
    public static int Compare(string left, string right)
    {
        var at = left.AsSpan().CommonPrefixLength(right);
        return at == left.Length || at == right.Length
            ? left.Length.CompareTo(right.Length)
            : Rank(left[at]).CompareTo(Rank(right[at]));
    }

    private static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}
