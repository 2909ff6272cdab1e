namespace Rolecall.Scim.Text;

/// <summary>What a code point is to a name. The numbers are those of eng/unicode-tables.</summary>
internal enum CharacterKind : byte
{
    Visible,
    WhiteSpace,

    /// <summary>Controls, and the line and paragraph separators, which act as controls.</summary>
    Control,

    /// <summary>Format characters (bidi controls among them) and whatever else is default-ignorable: fillers, joiners, selectors.</summary>
    Hidden,
    PrivateUse,
    Noncharacter,
    Unassigned,
    Surrogate,
}
