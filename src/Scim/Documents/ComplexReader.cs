using System.Text.Json;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Text;

namespace Rolecall.Scim.Documents;

/// <summary>Reads one complex value (RFC 7643 §2.3.8).</summary>
internal static class ComplexReader
{
    public static ComplexNode? Read(AttributeTarget target, JsonElement json, ICollection<string>? ignored)
    {
        var value = ComplexNode.Empty;
        foreach (var (sub, node) in Named(target, json, ignored))
            value = value.With(sub.Name, node);

        if (RequiredAttributes.MissingIn(target.Leaf.SubAttributes, value).FirstOrDefault() is { } missing)
            throw new RefusedException(Refusal.InvalidValue, $"A value of '{target}' needs '{missing.Name}'; send it.");
        return value.Count == 0 ? null : value;
    }

    /// <summary>The sub-attributes that are named, null where one is to be cleared; what clients cannot write is left out.</summary>
    public static IEnumerable<(AttributeDefinition Sub, Node? Value)> Named(
        AttributeTarget target, JsonElement json, ICollection<string>? ignored) => json.ValueKind switch
        {
            JsonValueKind.Object => NamedInObject(target, json, ignored),
            // Entra sends a manager as the bare id; others send e-mail addresses and roles as bare strings.
            JsonValueKind.String when target.Leaf.Sub("value") is { } sub =>
                [(sub, ValueReader.Read(target with { Sub = sub }, json, ignored))],
            _ => throw WrongValue.Of(target, json, "an object"),
        };

    private static List<(AttributeDefinition Sub, Node? Value)> NamedInObject(
        AttributeTarget target, JsonElement json, ICollection<string>? ignored)
    {
        var named = new List<(AttributeDefinition Sub, Node? Value)>();
        foreach (var member in json.EnumerateObject())
        {
            if (target.Leaf.Sub(member.Name) is not { } sub)
                ignored?.Add($"{target}.{member.Name}");
            else if (named.Exists(earlier => earlier.Sub == sub))
                throw new RefusedException(Refusal.InvalidSyntax, $"'{target}.{member.Name.Shortened()}' is given twice; send it once.");
            else if (sub.IsWritable())
                named.Add((sub, ValueReader.Read(target with { Sub = sub }, member.Value, ignored)));
        }

        return named;
    }
}
