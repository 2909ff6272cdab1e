using System.Text.Json;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Scim.Documents;

/// <summary>Reads the value of an attribute or sub-attribute as its definition wants it; null is "unassigned".</summary>
internal static class ValueReader
{
    public static Node? Read(AttributeTarget target, JsonElement json, Reading reading)
    {
        var value = target.Leaf.MultiValued ? ReadAll(target, json, reading) : ReadOne(target, json, reading);
        return target.Attribute.IsKept() && target.Leaf.IsKept() ? value : null;
    }

    /// <summary>One value, of a multi-valued attribute too.</summary>
    public static Node? ReadOne(AttributeTarget target, JsonElement json, Reading reading)
    {
        if (Unassigns(target, json, reading))
            return null;
        return target.Leaf.Type == AttributeType.Complex
            ? ComplexReader.Read(target, json, reading)
            : SimpleReader.Read(target, json, reading);
    }

    /// <summary>Null, and the empty string where text could stand: clients clear attributes with it, and "pr" calls both empty.</summary>
    public static bool Unassigns(AttributeTarget target, JsonElement json, Reading reading)
    {
        if (json.ValueKind == JsonValueKind.Null)
            return true;
        if (!IsEmptyText(json) || !MayBeText(target))
            return false;
        reading.Allowance.Use(
            Quirks.EmptyStrings, $"'{target}' came as an empty string; read as null.",
            Refusal.InvalidValue, $"'{target}' is an empty string: send null to clear it, or leave it out.");
        return true;
    }

    private static bool IsEmptyText(JsonElement json) => json.ValueKind == JsonValueKind.String && json.ValueEquals("");

    private static bool MayBeText(AttributeTarget target) => target.Leaf.Type switch
    {
        AttributeType.Boolean or AttributeType.Integer or AttributeType.Decimal => false,
        AttributeType.Complex => target.Leaf.Sub("value") is not null,
        _ => true,
    };

    private static ListNode? ReadAll(AttributeTarget target, JsonElement json, Reading reading)
    {
        IEnumerable<JsonElement> sent = json.ValueKind == JsonValueKind.Array ? json.EnumerateArray() : AsList(target, json, reading);
        var seen = new HashSet<Node>();
        var values = sent
            .Select(one => ReadOne(target, one, reading))
            .OfType<Node>()
            .Where(seen.Add)
            .ToArray();

        if (values.Count(value => value.IsPrimary()) > 1)
        {
            reading.Allowance.Use(
                Quirks.SeveralPrimaries, $"several values of '{target}' came as primary; the last one is.",
                Refusal.InvalidValue, $"Only one value of '{target}' can have primary true (RFC 7643 section 2.4); send it with one.");
            values = LastPrimary(values);
        }

        return ListNode.OfAny(values);
    }

    /// <summary>Many clients send the one value they have without the array around it.</summary>
    private static JsonElement[] AsList(AttributeTarget target, JsonElement json, Reading reading)
    {
        if (json.ValueKind != JsonValueKind.Null && !IsEmptyText(json))
        {
            reading.Allowance.Use(
                Quirks.ObjectForList, $"'{target}' came without the array around it; read as a list of one.",
                Refusal.InvalidValue, $"'{target}' must be an array: send [ ] around its value.");
        }

        return [json];
    }

    private static Node[] LastPrimary(Node[] values)
    {
        var last = Array.FindLastIndex(values, value => value.IsPrimary());
        return [.. values.Select((value, i) => i < last && value.IsPrimary() ? ((ComplexNode)value).With(Primary.Name, null) : value).Distinct()];
    }
}
