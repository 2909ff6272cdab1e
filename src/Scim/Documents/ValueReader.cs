using System.Text.Json;
using Rolecall.Scim.Schemas;

namespace Rolecall.Scim.Documents;

/// <summary>Reads the value of an attribute or sub-attribute as its definition wants it; null is "unassigned".</summary>
internal static class ValueReader
{
    public static Node? Read(AttributeTarget target, JsonElement json, ICollection<string>? ignored)
    {
        var value = target.Leaf.MultiValued ? ReadAll(target, json, ignored) : ReadOne(target, json, ignored);
        return target.Attribute.IsKept() && target.Leaf.IsKept() ? value : null;
    }

    /// <summary>One value, of a multi-valued attribute too.</summary>
    public static Node? ReadOne(AttributeTarget target, JsonElement json, ICollection<string>? ignored)
    {
        if (Unassigns(target, json))
            return null;
        return target.Leaf.Type == AttributeType.Complex
            ? ComplexReader.Read(target, json, ignored)
            : SimpleReader.Read(target, json);
    }

    /// <summary>Null, and the empty string where text could stand: clients clear attributes with it, and "pr" calls both empty.</summary>
    public static bool Unassigns(AttributeTarget target, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.String when json.ValueEquals("") => target.Leaf.Type switch
        {
            AttributeType.Boolean or AttributeType.Integer or AttributeType.Decimal => false,
            AttributeType.Complex => target.Leaf.Sub("value") is not null,
            _ => true,
        },
        _ => false,
    };

    private static ListNode? ReadAll(AttributeTarget target, JsonElement json, ICollection<string>? ignored)
    {
        // Many clients send the one value they have without the array around it.
        IEnumerable<JsonElement> sent = json.ValueKind == JsonValueKind.Array ? json.EnumerateArray() : [json];
        var seen = new HashSet<Node>();
        var values = sent
            .Select(one => ReadOne(target, one, ignored))
            .OfType<Node>()
            .Where(seen.Add)
            .ToArray();

        if (values.Count(value => value.IsPrimary()) > 1)
        {
            throw new RefusedException(
                Refusal.InvalidValue, $"Only one value of '{target}' can have primary true (RFC 7643 section 2.4); send it with one.");
        }

        return ListNode.OfAny(values);
    }
}
