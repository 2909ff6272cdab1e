using System.Text.Json;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Text;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Scim.Documents;

/// <summary>Reads one complex value (RFC 7643 §2.3.8).</summary>
internal static class ComplexReader
{
    public static ComplexNode? Read(AttributeTarget target, JsonElement json, Reading reading)
    {
        var value = ComplexNode.Empty;
        foreach (var (sub, node) in Named(target, json, reading))
            value = value.With(sub.Name, node);

        if (RequiredAttributes.MissingIn(target.Leaf.SubAttributes, value).FirstOrDefault() is { } missing)
            throw new RefusedException(Refusal.InvalidValue, $"A value of '{target}' needs '{missing.Name}'; send it.");
        return value.Count == 0 ? null : value;
    }

    /// <summary>The sub-attributes that are named, null where one is to be cleared; what clients cannot write is left out.</summary>
    public static IReadOnlyList<(AttributeDefinition Sub, Node? Value)> Named(AttributeTarget target, JsonElement json, Reading reading)
    {
        if (json.ValueKind == JsonValueKind.Object)
            return NamedInObject(target, json, reading);

        // Entra sends a manager as the bare id; others send e-mail addresses and roles as bare strings.
        if (json.ValueKind != JsonValueKind.String || target.Leaf.Sub("value") is not { } sub)
            throw WrongValue.Of(target, json, "an object");
        reading.Allowance.Use(
            Quirks.BareValues, $"'{target}' came as a plain string; read as its value.",
            Refusal.InvalidValue, $"'{target}' must be an object: send the string as its \"value\".");
        return [(sub, ValueReader.Read(target with { Sub = sub }, json, reading))];
    }

    private static List<(AttributeDefinition Sub, Node? Value)> NamedInObject(AttributeTarget target, JsonElement json, Reading reading)
    {
        var named = new List<(AttributeDefinition Sub, Node? Value)>();
        foreach (var member in json.EnumerateObject())
        {
            if (target.Leaf.Sub(member.Name) is not { } sub)
                reading.Ignore($"{target}.{member.Name}");
            else if (named.Exists(earlier => earlier.Sub == sub))
                throw new RefusedException(Refusal.InvalidSyntax, $"'{target}.{member.Name.Shortened()}' is given twice; send it once.");
            else if (sub.IsWritable())
                named.Add((sub, ValueReader.Read(target with { Sub = sub }, member.Value, reading)));
        }

        return named;
    }
}
