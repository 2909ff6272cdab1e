using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Rolecall.Scim.Documents;

/// <summary>
/// A resource, an extension or a complex value: attributes under their canonical names, in the order they came.
/// An extension stands in its resource under its schema URI (RFC 7643 §3.3).
/// </summary>
/// <remarks>Names are compared ordinally because whoever builds one has already put the schema's own spelling in place.</remarks>
public sealed class ComplexNode : Node, IEnumerable<KeyValuePair<string, Node>>
{
    public static readonly ComplexNode Empty = new([]);

    private readonly KeyValuePair<string, Node>[] attributes;

    private ComplexNode(KeyValuePair<string, Node>[] attributes) => this.attributes = attributes;

    public int Count => attributes.Length;

    public Node? this[string name] => TryGet(name, out var value) ? value : null;

    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    public static ComplexNode Of(IEnumerable<KeyValuePair<string, Node>> attributes)
    {
        var all = attributes.ToArray();
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (Array.Find(all, attribute => !names.Add(attribute.Key)) is { Key: { } twice })
            throw new ArgumentException($"'{twice}' occurs twice.", nameof(attributes));

        return all.Length == 0 ? Empty : new ComplexNode(all);
    }

    public bool TryGet(string name, [NotNullWhen(true)] out Node? value)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.Key == name)
            {
                value = attribute.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    public string? Text(string name) => (this[name] as TextNode)?.Value;

    public bool? Flag(string name) => (this[name] as FlagNode)?.Value;

    public ComplexNode? Complex(string name) => this[name] as ComplexNode;

    /// <summary>The values of a multi-valued attribute; none when it is unassigned.</summary>
    public IReadOnlyList<Node> List(string name) => (this[name] as ListNode)?.Items ?? [];

    /// <summary>The same with one attribute set, in its old place if it had one; null takes the attribute away.</summary>
    public ComplexNode With(string name, Node? value)
    {
        var at = Array.FindIndex(attributes, attribute => attribute.Key == name);
        if (value is null)
            return at < 0 ? this : Of(attributes.Where((_, i) => i != at));
        if (at < 0)
            return new ComplexNode([.. attributes, KeyValuePair.Create(name, value)]);

        var changed = attributes.ToArray();
        changed[at] = KeyValuePair.Create(name, value);
        return new ComplexNode(changed);
    }

    public override bool Equals(Node? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        return other is ComplexNode complex
            && complex.Count == Count
            && attributes.All(attribute => complex.TryGet(attribute.Key, out var value) && value.Equals(attribute.Value));
    }

    public override int GetHashCode() =>
        attributes.Aggregate(Count, (hash, attribute) => hash ^ HashCode.Combine(attribute.Key, attribute.Value));

    public IEnumerator<KeyValuePair<string, Node>> GetEnumerator() => attributes.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
