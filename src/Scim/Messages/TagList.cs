using Rolecall.Scim.Text;

namespace Rolecall.Scim.Messages;

/// <summary>What stands in If-Match or If-None-Match: "*", or entity tags with commas between them (RFC 9110 §8.8.3).</summary>
internal sealed class TagList
{
    private const string Blanks = " \t";
    private const string Separators = " \t,";

    private readonly List<string>? tags;

    /// <param name="tags">Without W/ and quotes; null for "*".</param>
    private TagList(List<string>? tags) => this.tags = tags;

    public static TagList? Parse(string header, string? text)
    {
        var rest = text.AsSpan().Trim();
        if (rest.IsEmpty)
            return null;
        if (rest is "*")
            return new TagList(null);

        var found = new List<string>();
        while (Take(ref rest) is { } tag)
            found.Add(tag);
        if (found.Count > 0 && rest.IsEmpty)
            return new TagList(found);
        throw new RefusedException(
            Refusal.InvalidSyntax, $"{header} must be '*' or entity tags in quotes, such as W/\"3\", not '{text!.Shortened()}'.");
    }

    public bool Has(string tag) => tags is null || tags.Contains(tag);

    /// <summary>One tag from the front with the comma after it; null when there is none.</summary>
    private static string? Take(ref ReadOnlySpan<char> rest)
    {
        var opening = rest.StartsWith("W/") ? 2 : 0;
        if (rest.Length <= opening || rest[opening] != '"')
            return null;
        var length = rest[(opening + 1)..].IndexOf('"');
        if (length < 0)
            return null;

        var tag = rest.Slice(opening + 1, length);
        var after = rest[(opening + length + 2)..].TrimStart(Blanks);
        if (!after.IsEmpty && after[0] != ',')
            return null;
        rest = after.TrimStart(Separators);
        return tag.ToString();
    }
}
