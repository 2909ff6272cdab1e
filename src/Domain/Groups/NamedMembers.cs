using System.Text.Json;
using Rolecall.Scim.Patching;

namespace Rolecall.Domain.Groups;

/// <summary>Finds "members" among the attributes of a client's object, in every spelling that means it.</summary>
internal static class NamedMembers
{
    /// <summary>The object's properties, with those inside the core schema's own object, where some clients put them.</summary>
    public static IEnumerable<JsonProperty> Properties(JsonElement resource) => resource.EnumerateObject()
        .SelectMany(IEnumerable<JsonProperty> (property) => IsCore(property) ? property.Value.EnumerateObject() : Enumerable.Repeat(property, 1));

    public static bool Are(string name) =>
        PatchPath.TryParse(GroupSchemas.Group, name) is PatchPath.ToAttribute { Target: { Attribute.Name: "members", Sub: null }, Where: null };

    private static bool IsCore(JsonProperty property) =>
        property.Value.ValueKind == JsonValueKind.Object
        && property.Name.Equals(GroupSchemas.Group.Schema.Id, StringComparison.OrdinalIgnoreCase);
}
