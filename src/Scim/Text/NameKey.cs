using System.Buffers;
using System.Text;

namespace Rolecall.Scim.Text;

/// <summary>The one comparison of names: two strings are the same name when their keys are equal, ordinally.</summary>
/// <remarks>
/// Version 1: Unicode's NFKC_Casefold (compatibility mapping, full case folding, default-ignorable characters removed), then NFC,
/// from tables embedded in this assembly, so that every node and every runtime makes the same key (security.md §4.5).
/// Wide letters, ligatures, the Kelvin sign and the long s fold; accents and homoglyphs stay apart.
/// </remarks>
public static partial class NameKey
{
    /// <summary>Stored beside every key, so that a later version can tell what it must compute again.</summary>
    public const int Version = 1;

    /// <summary>The key of a name that is about to be stored: <see cref="Fold"/>, once nothing in the name is hidden or undefined.</summary>
    /// <exception cref="RefusedException">
    /// InvalidValue: empty, white space at an end, or a control, invisible, private-use or unassigned character. Unassigned ones
    /// because a later Unicode may give them a fold, and then two names that differed would be one.
    /// </exception>
    public static string Of(string name)
    {
        NameCharacters.Check(name);
        return Fold(name);
    }

    /// <summary>The key of any text that is compared with names, such as a filter's operand. Folding twice changes nothing.</summary>
    /// <exception cref="RefusedException">InvalidValue: the text is not well-formed UTF-16.</exception>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!Ascii.IsValid(text))
            return FoldUnicode(text);
        return text.AsSpan().ContainsAnyInRange('A', 'Z')
            ? string.Create(text.Length, text, static (folded, source) => Ascii.ToLower(source, folded, out _))
            : text;
    }

    /// <summary>Decomposes first (Unicode D147), so that canonically equivalent texts meet: U+0345 folds to a letter and its place matters.</summary>
    private static string FoldUnicode(string text)
    {
        var decomposed = new List<int>(text.Length + 8);
        for (var at = 0; at < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) != OperationStatus.Done)
                throw NameCharacters.IllFormed(text[at], at);
            CanonicalForm.Decompose(rune.Value, decomposed);
            at += length;
        }

        CanonicalForm.Reorder(decomposed);

        var folded = new List<int>(decomposed.Count + 8);
        foreach (var point in decomposed)
        {
            if (UnicodeTables.Current.Folding(point) is { } replacement)
                folded.AddRange(replacement);
            else
                folded.Add(point);
        }

        CanonicalForm.Reorder(folded);
        CanonicalForm.Compose(folded);
        return Text(folded);
    }

    private static string Text(List<int> points)
    {
        var text = new StringBuilder(points.Count);
        foreach (var point in points)
            text.Append(new Rune(point));
        return text.ToString();
    }
}
