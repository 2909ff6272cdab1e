using System.Text.Json;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Schemas;

namespace Rolecall.Scim.Patching;

/// <summary>One attribute to change. An operation without a path, or on a whole schema, falls apart into several.</summary>
/// <param name="Value">Undefined when the operation has none.</param>
/// <param name="IsNamedInValue">Whether the attribute stood as a key in a value, not in "path".</param>
internal sealed record PatchStep(PatchOp Op, AttributeTarget Target, Filter? Where, JsonElement Value, bool IsNamedInValue)
{
    public required Reading Reading { get; init; }

    public bool HasValue => Value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);
}
