using Rolecall.Scim.Filtering;
using Rolecall.Scim.Schemas;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Filters;

/// <summary>Says for every attribute of a resource of the workspace's own type where it is kept. The row is <c>resources o</c>.</summary>
internal sealed class ResourceTerms(ResourceType type, string root, Comparison comparison, Dialect dialect)
{
    private readonly MetaTerms meta = new(type, "o", root, comparison);
    private readonly SchemasTerms schemas = new(type, "o", [type.Schema.Id], comparison, dialect);
    private readonly JsonTerms profile = new("o.search", comparison, dialect);

    public UniqueTerms Unique { get; } = new(type, comparison);

    public string Of(Filter term)
    {
        var target = MemberTerms.TargetOf(term);
        if (target.Extension is not null || !CommonAttributes.All.Contains(target.Attribute))
            return profile.Of(term);
        return target.Attribute.Name switch
        {
            "schemas" => schemas.Of(term),
            "meta" => meta.Of(term),
            "id" => OfColumn("o.scim_id", term),
            _ => OfColumn("o.external_id", term),
        };
    }

    private string OfColumn(string column, Filter term) =>
        term is CompareFilter compare ? comparison.OfColumn(column, compare) : $"{column} is not null";
}
