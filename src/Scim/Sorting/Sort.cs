using Rolecall.Scim.Schemas;
using Rolecall.Scim.Text;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Scim.Sorting;

/// <summary>The order a query asks for (RFC 7644 §3.4.2.3), resolved against a resource type.</summary>
/// <param name="Target">
/// Names a value and never a complex one. Of several values the primary one counts, else the first; a resource without one comes last
/// when ascending and first when descending.
/// </param>
public sealed record Sort(AttributeTarget Target, bool Descending)
{
    /// <returns>Null when no order is asked for.</returns>
    /// <exception cref="RefusedException">InvalidValue: an attribute the type has not, or one that has no order; a sortOrder that is none.</exception>
    public static Sort? Parse(string? sortBy, string? sortOrder, ResourceType type, Allowance? allowance = null) =>
        ParseAtRoot(sortBy, sortOrder, [type], allowance)[0];

    /// <summary>For a query over several types; null for a type that has no such attribute, of which no resource has a value then.</summary>
    /// <exception cref="RefusedException">InvalidValue: also when none of the types has the attribute.</exception>
    public static IReadOnlyList<Sort?> ParseAtRoot(
        string? sortBy, string? sortOrder, IReadOnlyList<ResourceType> types, Allowance? allowance = null)
    {
        var descending = IsDescending(sortOrder);
        if (sortBy is null)
            return [.. types.Select(_ => (Sort?)null)];

        allowance ??= Allowance.Usual();
        var targets = types.Select(type => AttributeNotation.Resolve(type, sortBy.Trim(), allowance, Refusal.InvalidValue)).ToArray();
        return targets.Any(target => target is not null)
            ? [.. targets.Select(target => target is null ? null : new Sort(ValueOf(target), descending))]
            : throw Refused($"There is no attribute '{sortBy.Shortened()}' to sort by.");
    }

    private static bool IsDescending(string? sortOrder)
    {
        if (sortOrder is null || sortOrder.Equals("ascending", StringComparison.OrdinalIgnoreCase))
            return false;
        return sortOrder.Equals("descending", StringComparison.OrdinalIgnoreCase)
            ? true
            : throw Refused($"'sortOrder' must be ascending or descending, not '{sortOrder.Shortened()}'.");
    }

    /// <remarks>As in filters, an attribute that has a "value" may stand for it: sortBy=emails.</remarks>
    private static AttributeTarget ValueOf(AttributeTarget target)
    {
        if (target.Attribute.Returned == Returned.Never || target.Leaf.Returned == Returned.Never)
            throw Refused($"'{target}' is never shown, so nothing is sorted by it.");
        if (target.Leaf.Type != AttributeType.Complex)
            return target;
        return target.Attribute.Sub("value") is { } value
            ? target with { Sub = value }
            : throw Refused($"'{target}' has sub-attributes; name the one to sort by, such as {target}.{target.Leaf.SubAttributes[0].Name}.");
    }

    private static RefusedException Refused(string message) => new(Refusal.InvalidValue, message);
}
