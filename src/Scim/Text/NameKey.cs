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
}
