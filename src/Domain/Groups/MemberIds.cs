using System.Text.Json;
using Rolecall.Scim;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Text;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Domain.Groups;

/// <summary>Reads the ids out of "members" as clients write them: a list, one object, or bare strings (clients.md §2.8, §3).</summary>
internal static class MemberIds
{
    private static readonly AttributeDefinition Members = GroupSchemas.Group.Schema.Find("members")!;

    /// <exception cref="RefusedException">InvalidValue: a member without an id. Whose id it is, the store says.</exception>
    public static IReadOnlyList<string> Of(JsonElement value, Allowance allowance)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return [];
        if (value.ValueKind == JsonValueKind.Array)
            return [.. value.EnumerateArray().Select(one => OfOne(one, allowance)).Distinct(StringComparer.Ordinal)];
        allowance.Use(
            Quirks.ObjectForList, "'members' came without the array around it; read as a list of one.",
            Refusal.InvalidValue, "'members' must be an array: send [ ] around its value.");
        return [OfOne(value, allowance)];
    }

    /// <summary>The ids of <c>value eq "…"</c> and of several such terms joined by "or"; null for any other filter.</summary>
    public static IReadOnlyList<string>? InFilter(Filter where) => where switch
    {
        CompareFilter { Operator: FilterOperator.Eq, Value: TextValue id, Target.Attribute.Name: "value" } => [id.Text],
        OrFilter either when InFilter(either.Left) is { } left && InFilter(either.Right) is { } right => [.. left, .. right],
        _ => null,
    };

    private static string OfOne(JsonElement member, Allowance allowance)
    {
        if (member.ValueKind == JsonValueKind.String)
        {
            allowance.Use(
                Quirks.BareValues, "a member came as a plain string; read as its value.",
                Refusal.InvalidValue, "Each member must be an object: send the user's id as its \"value\".");
            return member.GetString()!;
        }

        if (member.ValueKind != JsonValueKind.Object)
            throw new RefusedException(Refusal.InvalidValue, "Each member must be an object with the user's id in \"value\".");
        if (!allowance.Has(Quirks.UnknownAttributes))
            CheckNames(member);
        return Named(member, "value") is { ValueKind: JsonValueKind.String } id && id.GetString() is { Length: > 0 } text
            ? text
            : throw new RefusedException(Refusal.InvalidValue, "A member has no \"value\": send the user's id in it.");
    }

    /// <summary>Only for whom it matters: a group may come with a hundred thousand of them.</summary>
    /// <exception cref="RefusedException">InvalidSyntax.</exception>
    private static void CheckNames(JsonElement member)
    {
        foreach (var property in member.EnumerateObject())
        {
            if (Members.Sub(property.Name) is null)
                throw new RefusedException(Refusal.InvalidSyntax, $"'members.{property.Name.Shortened()}' is no attribute of a Group: leave it out.");
        }
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
