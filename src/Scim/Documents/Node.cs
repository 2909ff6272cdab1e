namespace Rolecall.Scim.Documents;

/// <summary>An immutable value of a resource: what is left of JSON once a schema has been applied (RFC 7643 §2.3).</summary>
/// <remarks>
/// Null and empty arrays do not exist here: RFC 7643 §2.5 makes them the same as absent.
/// Equality is by content; in a <see cref="ComplexNode"/> the order of attributes does not count, in a <see cref="ListNode"/> it does.
/// </remarks>
public abstract class Node : IEquatable<Node>
{
    private protected Node()
    {
    }

    public abstract bool Equals(Node? other);

    public sealed override bool Equals(object? obj) => Equals(obj as Node);

    public abstract override int GetHashCode();
}

/// <summary>A string, dateTime, reference or base64 binary, exactly as it was sent.</summary>
public sealed class TextNode(string value) : Node
{
    public string Value { get; } = value;

    public override bool Equals(Node? other) => other is TextNode text && text.Value == Value;

    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Value;
}

public sealed class FlagNode : Node
{
    public static readonly FlagNode True = new(true);
    public static readonly FlagNode False = new(false);

    private FlagNode(bool value) => Value = value;

    public bool Value { get; }

    public static FlagNode Of(bool value) => value ? True : False;

    public override bool Equals(Node? other) => other is FlagNode flag && flag.Value == Value;

    public override int GetHashCode() => Value ? 1 : 0;

    public override string ToString() => Value ? "true" : "false";
}

/// <summary>An integer or decimal.</summary>
public sealed class NumberNode(decimal value) : Node
{
    public decimal Value { get; } = value;

    public override bool Equals(Node? other) => other is NumberNode number && number.Value == Value;

    public override int GetHashCode() => Value.GetHashCode();

    public override string ToString() => Value.ToString();
}
