using System.Buffers;
using System.Text;

namespace Rolecall.Scim.Text;

/// <summary>Which characters a name may hold: those that a person can see and that Unicode has defined.</summary>
internal static class NameCharacters
{
    /// <exception cref="RefusedException">InvalidValue, naming the first character that is in the way and its place.</exception>
    public static void Check(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length == 0)
            throw new RefusedException(Refusal.InvalidValue, "A name must not be empty.");

        if (name.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            CheckEach(name);
        if (IsWhiteSpace(name[0]) || IsWhiteSpace(name[^1]))
            throw new RefusedException(Refusal.InvalidValue, "A name must not begin or end with white space.");
    }

    public static RefusedException IllFormed(char unit, int at) => Refused(unit, at, "half of a surrogate pair");

    private static void CheckEach(string name)
    {
        for (var at = 0; at < name.Length;)
        {
            if (Rune.DecodeFromUtf16(name.AsSpan(at), out var rune, out var length) != OperationStatus.Done)
                throw IllFormed(name[at], at);
            if (Fault(UnicodeTables.Current.Kind(rune.Value)) is { } fault)
                throw Refused(rune.Value, at, fault);
            at += length;
        }
    }

    private static string? Fault(CharacterKind kind) => kind switch
    {
        CharacterKind.Visible or CharacterKind.WhiteSpace => null,
        CharacterKind.Control => "a control character",
        CharacterKind.Hidden => "an invisible character",
        CharacterKind.PrivateUse => "a private-use character",
        CharacterKind.Noncharacter => "not a character",
        CharacterKind.Unassigned => $"not assigned in Unicode {UnicodeTables.Current.UnicodeVersion.ToString(2)}",
        CharacterKind.Surrogate => "half of a surrogate pair",
    };

    // No white space lies beyond the first plane, and Kind knows surrogates too.
    private static bool IsWhiteSpace(char unit) =>
        unit <= '~' ? unit == ' ' : UnicodeTables.Current.Kind(unit) == CharacterKind.WhiteSpace;

    private static RefusedException Refused(int codePoint, int at, string fault) =>
        new(Refusal.InvalidValue, $"Remove U+{codePoint:X4} at position {at + 1}: it is {fault}.");
}
