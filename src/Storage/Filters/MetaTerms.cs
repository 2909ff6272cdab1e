using Rolecall.Scim.Filtering;
using Rolecall.Scim.Schemas;

namespace Rolecall.Storage.Filters;

/// <summary>Terms on "meta", which every resource has whole.</summary>
/// <param name="row">The alias of the resource's row: "m".</param>
internal sealed class MetaTerms(ResourceType type, string row, string root, Comparison comparison)
{
    private readonly LocationTerms location = new(root, type, comparison);

    public string Of(Filter term) => term switch
    {
        PresentFilter => "true",
        CompareFilter compare => Compare(compare),
        _ => throw new ArgumentOutOfRangeException(nameof(term)),
    };

    private string Compare(CompareFilter compare) => compare.Target.Leaf.Name switch
    {
        "resourceType" => comparison.Of($"'{type.Name}'", compare),
        "created" => comparison.OfMilliseconds($"{row}.created_at", compare),
        "lastModified" => comparison.OfMilliseconds($"{row}.modified_at", compare),
        "version" => comparison.Of($"('W/\"' || {row}.version || '\"')", compare),
        "location" => location.Of($"{row}.scim_id", compare),
        var name => throw new ArgumentOutOfRangeException(nameof(compare), name, "There is no such attribute in meta."),
    };
}
