using System.Text.Json;
using System.Text.Json.Nodes;
using Rolecall.Domain.Members;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Scim.Patching;

namespace Rolecall.Domain.Roles;

/// <summary>Parts a PATCH into what it says about the role and what is left for the profile.</summary>
/// <param name="Signals">One for each attribute that was named: operations are sequential, so the last word counts.</param>
/// <param name="Rest">The other operations, in their order; may be none.</param>
internal sealed record RoleOperations(IReadOnlyList<RoleSignal> Signals, PatchRequest Rest)
{
    public static RoleOperations Of(PatchRequest patch, WorkspaceTypes types)
    {
        var signals = new Dictionary<RoleAttribute, RoleSignal>();
        var rest = new List<PatchOperation>();
        foreach (var operation in patch.Operations)
        {
            if (Part(operation, signals, types) is { } left)
                rest.Add(left);
        }

        return new RoleOperations([.. signals.Values], patch with { Operations = rest });
    }

    /// <summary>Takes the role attributes out of one operation; null when nothing else is in it.</summary>
    private static PatchOperation? Part(
        PatchOperation operation, Dictionary<RoleAttribute, RoleSignal> signals, WorkspaceTypes types)
    {
        if (operation.Path is not { } path)
            return operation.Value is { ValueKind: JsonValueKind.Object } value ? WithoutRoles(operation, value, null, signals, types) : operation;

        if (RoleSignals.Place(path, operation.Value, types) is { } place)
        {
            Add(operation.Op == PatchOp.Remove ? new RoleSignal(place, null) : RoleSignals.Read(place, operation.Value!.Value));
            return null;
        }

        if (path.Equals(MemberSchemas.RoleUrn, StringComparison.OrdinalIgnoreCase) && operation.Op == PatchOp.Remove)
        {
            foreach (var attribute in MemberSchemas.Role.Attributes)
                Add(new RoleSignal(RoleSignals.Place($"{path}:{attribute.Name}", null, types)!, null));
            return null;
        }

        return RoleSignals.IsOpen(path, types) && operation.Value is { ValueKind: JsonValueKind.Object } container
            ? WithoutRoles(operation, container, path, signals, types)
            : operation;

        void Add(RoleSignal signal) => signals[signal.Attribute] = signal;
    }

    private static PatchOperation? WithoutRoles(
        PatchOperation operation, JsonElement value, string? urn, Dictionary<RoleAttribute, RoleSignal> signals, WorkspaceTypes types)
    {
        var found = (urn is null ? RoleSignals.Of(value, types) : RoleSignals.Under(urn, value)).ToArray();
        if (found.Length == 0)
            return operation;

        foreach (var signal in found)
            signals[signal.Attribute] = signal;
        var left = Strip(value, atTop: urn is null, types);
        return left.Count == 0 ? null : operation with { Value = JsonSerializer.SerializeToElement(left) };
    }

    private static JsonObject Strip(JsonElement value, bool atTop, WorkspaceTypes types)
    {
        var left = new JsonObject();
        foreach (var property in value.EnumerateObject())
        {
            var isRole = atTop ? RoleSignals.Place(property.Name, null, types) is not null : RoleSignals.AttributeOf(property.Name) is not null;
            if (isRole)
                continue;

            if (atTop && RoleSignals.IsOpen(property.Name, types) && property.Value.ValueKind == JsonValueKind.Object)
            {
                var inner = Strip(property.Value, atTop: false, types);
                if (inner.Count > 0)
                    left[property.Name] = inner;
            }
            else
            {
                left[property.Name] = JsonNode.Parse(property.Value.GetRawText());
            }
        }

        return left;
    }
}
