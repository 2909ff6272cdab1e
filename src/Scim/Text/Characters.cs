using System.Text;

namespace Rolecall.Scim.Text;

/// <summary>What a string may be made of (security requirement R-29).</summary>
public enum CharacterRule
{
    /// <summary>What people compare by eye or systems by key: nothing invisible, nothing Unicode has not assigned.</summary>
    Identifier,

    /// <summary>Display text. Joiners stay: Persian, Hindi and emoji are spelled with them.</summary>
    Line,

    /// <summary>Display text that may have line breaks and tabs.</summary>
    Paragraph,
}

/// <summary>Keeps out of strings what would fool a reader: controls, bidi overrides and, in identifiers, all that cannot be seen.</summary>
public static class Characters
{
    /// <param name="name">What the string is, for the message: "userName".</param>
    /// <exception cref="RefusedException">InvalidValue, naming the character and where it stands.</exception>
    public static void Check(string name, string text, CharacterRule rule)
    {
        var position = 1;
        for (var i = 0; i < text.Length; position++)
        {
            var isScalar = Rune.TryGetRuneAt(text, i, out var rune);
            if (!isScalar || IsRefused(rune, rule))
            {
                var code = isScalar ? rune.Value : text[i];
                throw new RefusedException(
                    Refusal.InvalidValue,
                    $"'{name}' must not contain the character U+{code:X4}, found at position {position}; remove it.");
            }

            i += rune.Utf16SequenceLength;
        }
    }

    private static bool IsRefused(Rune rune, CharacterRule rule) => rule switch
    {
        CharacterRule.Identifier =>
            UnicodeTables.Current.Kind(rune.Value) is not (CharacterKind.Visible or CharacterKind.WhiteSpace or CharacterKind.PrivateUse),
        CharacterRule.Paragraph when rune.Value is '\t' or '\n' or '\r' => false,
        _ => Rune.IsControl(rune) || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069),
    };
}
