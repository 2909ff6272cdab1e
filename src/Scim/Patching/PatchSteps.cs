using System.Text.Json;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Text;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Scim.Patching;

/// <summary>What an operation does, attribute by attribute.</summary>
internal static class PatchSteps
{
    /// <remarks>Lazy: what is wrong with a later attribute is not said before what is wrong with an earlier one.</remarks>
    public static IEnumerable<PatchStep> Of(ResourceType type, PatchOperation operation, Reading reading)
    {
        var value = operation.Value ?? default;
        if (operation.Path is { } unknown && reading.Allowance.Has(Quirks.UnknownPaths) && PatchPath.NamesNothing(type, unknown))
        {
            reading.Allowance.Note(Quirks.UnknownPaths, $"the path '{unknown.Shortened()}' names no attribute of {type.Name}; the operation was passed over.");
            return [];
        }

        var path = operation.Path is null ? new PatchPath.ToSchema(type.Schema) : PatchPath.Parse(type, operation.Path, reading.Allowance);
        return path switch
        {
            PatchPath.ToAttribute attribute => [new(operation.Op, attribute.Target, attribute.Where, value, false) { Reading = reading }],
            PatchPath.ToSchema { Schema: var schema } when operation.Op == PatchOp.Remove => Removal(type, schema, reading),
            PatchPath.ToSchema { Schema: var schema } when ReferenceEquals(schema, type.Schema) =>
                WholeResource(operation).EnumerateObject().SelectMany(member => OfMember(type, operation.Op, member, reading)),
            PatchPath.ToSchema { Schema: var schema } =>
                NamedAttributes.InSchema(type, schema, value, reading).Select(named => OfName(operation.Op, named, reading)),
            _ => throw new ArgumentOutOfRangeException(nameof(operation)),
        };
    }

    private static JsonElement WholeResource(PatchOperation operation) =>
        operation.Value is { ValueKind: JsonValueKind.Object } value
            ? value
            : throw new RefusedException(
                Refusal.InvalidValue, "An operation on the whole resource needs a 'value' that is an object with the attributes to set.");

    private static IEnumerable<PatchStep> OfMember(ResourceType type, PatchOp op, JsonProperty member, Reading reading)
    {
        // Entra puts whole value paths into keys: {"emails[type eq \"work\"].value": "…"}.
        if (member.Name.Contains('[', StringComparison.Ordinal)
            && PatchPath.Parse(type, member.Name, reading.Allowance) is PatchPath.ToAttribute { Target: var target, Where: var where })
        {
            NamedAttributes.UseKey(member.Name, reading.Allowance);
            return [new(op, target, where, member.Value, true) { Reading = reading }];
        }

        return NamedAttributes.Of(type, member, reading).Select(named => OfName(op, named, reading));
    }

    private static PatchStep OfName(PatchOp op, (AttributeTarget Target, JsonElement Value) named, Reading reading) =>
        new(op, named.Target, null, named.Value, true) { Reading = reading };

    private static IEnumerable<PatchStep> Removal(ResourceType type, Schema schema, Reading reading)
    {
        if (ReferenceEquals(schema, type.Schema))
            throw new RefusedException(Refusal.Mutability, $"'{schema.Id}' is the base schema of {type.Name} and cannot be removed.");
        if (type.Extensions.Any(extension => ReferenceEquals(extension.Schema, schema) && extension.Required))
            throw new RefusedException(Refusal.Mutability, $"'{schema.Id}' is required for {type.Name} and cannot be removed.");
        // Not as removals: an attribute that is required with the extension may go with it.
        return NamedAttributes.Clearing(schema).Select(named => OfName(PatchOp.Replace, named, reading));
    }
}
