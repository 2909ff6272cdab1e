using System.Text.Json;
using Rolecall.Scim;
using Rolecall.Scim.Filtering;

namespace Rolecall.Domain.Groups;

/// <summary>Reads the ids out of "members" as clients write them: a list, one object, or bare strings (clients.md §2.8, §3).</summary>
internal static class MemberIds
{
    /// <exception cref="RefusedException">InvalidValue: a member without an id. Whose id it is, the store says.</exception>
    public static IReadOnlyList<string> Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => [],
        JsonValueKind.Array => [.. value.EnumerateArray().Select(OfOne).Distinct(StringComparer.Ordinal)],
        _ => [OfOne(value)],
    };

    /// <summary>The ids of <c>value eq "…"</c> and of several such terms joined by "or"; null for any other filter.</summary>
    public static IReadOnlyList<string>? InFilter(Filter where) => where switch
    {
        CompareFilter { Operator: FilterOperator.Eq, Value: TextValue id, Target.Attribute.Name: "value" } => [id.Text],
        OrFilter either when InFilter(either.Left) is { } left && InFilter(either.Right) is { } right => [.. left, .. right],
        _ => null,
    };

    private static string OfOne(JsonElement member)
    {
        if (member.ValueKind == JsonValueKind.String)
            return member.GetString()!;
        if (member.ValueKind != JsonValueKind.Object)
            throw new RefusedException(Refusal.InvalidValue, "Each member must be an object with the user's id in \"value\".");
        return Named(member, "value") is { ValueKind: JsonValueKind.String } id && id.GetString() is { Length: > 0 } text
            ? text
            : throw new RefusedException(Refusal.InvalidValue, "A member has no \"value\": send the user's id in it.");
    }

    private static JsonElement? Named(JsonElement member, string name)
    {
        foreach (var property in member.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return property.Value;
        }

        return null;
    }
}
