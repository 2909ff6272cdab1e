using System.Text;

namespace Rolecall.Scim.Messages;

/// <summary>A key of a JSON object in UTF-8; equal to another when they differ at most in case (RFC 7643 §2.1).</summary>
internal readonly struct JsonKey(ReadOnlyMemory<byte> name) : IEquatable<JsonKey>
{
    // Colliding keys cannot be prepared in advance.
    private static readonly int Seed = Random.Shared.Next();

    private readonly ReadOnlyMemory<byte> name = name;
    private readonly bool ascii = Ascii.IsValid(name.Span);

    /// <remarks>Without case no letter outside ASCII equals one inside, so that the two kinds never meet.</remarks>
    public bool Equals(JsonKey other)
    {
        if (ascii != other.ascii)
            return false;
        return ascii
            ? name.Length == other.name.Length && Ascii.EqualsIgnoreCase(name.Span, other.name.Span)
            : Text.Equals(other.Text, StringComparison.OrdinalIgnoreCase);
    }

    public override bool Equals(object? obj) => obj is JsonKey other && Equals(other);

    public override int GetHashCode()
    {
        if (!ascii)
            return Text.GetHashCode(StringComparison.OrdinalIgnoreCase);

        var hash = Seed;
        foreach (var b in name.Span)
            hash = (hash * 31) + (b | 0x20);
        return hash;
    }

    private string Text => Encoding.UTF8.GetString(name.Span);
}
