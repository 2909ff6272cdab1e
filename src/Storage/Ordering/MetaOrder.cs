namespace Rolecall.Storage.Ordering;

/// <summary>Sorts by "meta", which every resource has whole.</summary>
internal static class MetaOrder
{
    /// <param name="row">The alias of the resource's row.</param>
    /// <returns>Null for what is the same in every resource of a type.</returns>
    public static OrderKey? Of(string name, string row) => name switch
    {
        "resourceType" => null,
        "created" => new OrderKey($"{row}.created_at", IsNumber: true),
        "lastModified" => new OrderKey($"{row}.modified_at", IsNumber: true),
        "location" => new OrderKey($"{row}.scim_id"), // before the id it is the same in all
        "version" => new OrderKey($"('W/\"' || {row}.version || '\"')"),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such attribute in meta."),
    };
}
