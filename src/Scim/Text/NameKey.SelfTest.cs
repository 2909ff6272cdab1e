namespace Rolecall.Scim.Text;

public static partial class NameKey
{
    private static readonly (string Text, string Key)[] Known =
    [
        ("Ada.Lovelace@Example.COM", "ada.lovelace@example.com"),
        ("\uFB01le", "file"), // fi ligature
        ("\u00C5", "\u00E5"), // A with ring: composed, decomposed, the Angstrom sign
        ("A\u030A", "\u00E5"),
        ("\u212B", "\u00E5"),
        ("q\u0307\u0323", "q\u0323\u0307"), // marks in canonical order
        ("\u017F", "s"), // long s
        ("\u212A", "k"), // Kelvin sign
        ("\uFF21\uFF44\uFF4D\uFF49\uFF4E", "admin"), // full width
        ("stra\u00DFe", "strasse"),
        ("\u0130", "i\u0307"), // dotted capital I keeps its dot: not the name "i"
        ("\u0131", "\u0131"), // dotless i stays
        ("\u03A3\u03C3\u03C2", "\u03C3\u03C3\u03C3"), // the three sigmas
        ("\u1112\u1161\u11AB", "\uD55C"), // Hangul
        ("\u0430", "\u0430"), // Cyrillic a is not Latin a
        ("ad\u00ADmin\u200B", "admin"), // soft hyphen, zero-width space
        ("\uD801\uDC00", "\uD801\uDC28"), // Deseret, beyond the first plane
    ];

    /// <summary>Proves at start that tables and code make the keys of version 1: other keys would let two people be one.</summary>
    /// <exception cref="InvalidOperationException">A known text has another key than it must; the server must not start.</exception>
    public static void SelfTest() => Prove(Known);

    internal static void Prove(IEnumerable<(string Text, string Key)> known)
    {
        foreach (var (text, key) in known)
        {
            if (!string.Equals(Fold(text), key, StringComparison.Ordinal))
                throw new InvalidOperationException($"Name keys are not those of version {Version}: \"{text}\" does not fold to \"{key}\".");
        }
    }
}
