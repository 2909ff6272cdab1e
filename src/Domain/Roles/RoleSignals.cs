using System.Text.Json;
using Rolecall.Domain.Members;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Scim;
using Rolecall.Scim.Text;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Domain.Roles;

/// <summary>
/// Finds the three role attributes wherever a client puts them (design §4.2): Okta's admin chooses the external namespace, so they
/// come at the top level or under any URN, in any letter case.
/// </summary>
internal static class RoleSignals
{
    /// <summary>Those of a POST or PUT body.</summary>
    public static IReadOnlyList<RoleSignal> Of(JsonElement body, WorkspaceTypes types)
    {
        var signals = new List<RoleSignal>();
        foreach (var property in body.EnumerateObject())
        {
            if (Place(property.Name, property.Value, types) is { } place)
                signals.Add(Read(place, property.Value));
            else if (IsOpen(property.Name, types) && property.Value.ValueKind == JsonValueKind.Object)
                signals.AddRange(Under(property.Name, property.Value));
        }

        return signals;
    }

    /// <summary>The canonical place is under our own URN; anywhere else is where an admin put them.</summary>
    /// <exception cref="RefusedException">InvalidSyntax.</exception>
    public static void UsePlaces(IReadOnlyList<RoleSignal> signals, Allowance allowance)
    {
        foreach (var (name, urn) in signals.Select(signal => (signal.Place.Name, signal.Place.Urn)))
        {
            if (MemberSchemas.RoleUrn.Equals(urn, StringComparison.OrdinalIgnoreCase))
                continue;
            allowance.Use(
                Quirks.RolePlaces, $"'{name}' came {(urn is null ? "at the top level" : $"under {urn.Shortened()}")}; read as the workspace role.",
                Refusal.InvalidSyntax, $"'{name}' belongs under {MemberSchemas.RoleUrn}: send it there.");
        }
    }

    /// <summary>Those of an object that stands under a schema URI.</summary>
    public static IEnumerable<RoleSignal> Under(string urn, JsonElement container)
    {
        foreach (var property in container.EnumerateObject())
        {
            if (AttributeOf(property.Name) is { } attribute)
                yield return Read(PlaceIn(urn, attribute, property.Name, property.Value), property.Value);
        }
    }

    /// <summary>The place that a top-level name or a path means: "customRoleId" or "urn:…:customRoleId"; null when it is no role attribute.</summary>
    public static RolePlace? Place(string notation, JsonElement? value, WorkspaceTypes types)
    {
        if (AttributeOf(notation) is { } attribute)
            return PlaceIn(null, attribute, notation, value);
        if (!IsUrn(notation))
            return null;

        var colon = notation.LastIndexOf(':');
        return AttributeOf(notation[(colon + 1)..]) is { } qualified && IsOpen(notation[..colon], types)
            ? PlaceIn(notation[..colon], qualified, notation[(colon + 1)..], value)
            : null;
    }

    public static RoleSignal Read(RolePlace place, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => new RoleSignal(place, null),
        JsonValueKind.String when string.IsNullOrWhiteSpace(value.GetString()) => new RoleSignal(place, null),
        JsonValueKind.String => new RoleSignal(place, value.GetString()!.Trim()),
        JsonValueKind.Number when value.TryGetInt64(out var number) => new RoleSignal(place, number.ToString()),
        _ => new RoleSignal(place, null, $"{place.Name} must be a string or an integer."),
    };

    /// <summary>Whether a name is a URN under which role attributes are looked for: any but those of schemas that the workspace defined.</summary>
    public static bool IsOpen(string name, WorkspaceTypes types) => IsUrn(name) && !types.Declares(name);

    private static bool IsUrn(string name) => name.StartsWith("urn:", StringComparison.OrdinalIgnoreCase);

    public static RoleAttribute? AttributeOf(string name)
    {
        if (name.Equals("customRoleId", StringComparison.OrdinalIgnoreCase))
            return RoleAttribute.CustomRoleId;
        if (name.Equals("customRoleName", StringComparison.OrdinalIgnoreCase))
            return RoleAttribute.CustomRoleName;
        return name.Equals("role", StringComparison.OrdinalIgnoreCase) ? RoleAttribute.Role : null;
    }

    /// <summary>Okta writes the core namespace as the top level; under the core URN means the same.</summary>
    private static RolePlace PlaceIn(string? urn, RoleAttribute attribute, string name, JsonElement? value)
    {
        var isCore = urn is not null && urn.Equals(MemberSchemas.User.Schema.Id, StringComparison.OrdinalIgnoreCase);
        return new RolePlace(attribute, isCore ? null : urn, name, value?.ValueKind == JsonValueKind.Number);
    }
}
