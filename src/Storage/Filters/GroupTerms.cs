using Rolecall.Scim.Filtering;
using Rolecall.Scim.Schemas;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Filters;

/// <summary>Says for every attribute of a group where it is kept. The group's row is <c>groups g</c>.</summary>
internal sealed class GroupTerms(ResourceType type, string root, Comparison comparison, Dialect dialect)
{
    private readonly MetaTerms meta = new(type, "g", root, comparison);
    private readonly SchemasTerms schemas = new(type, "g", [type.Schema.Id], comparison, dialect);
    private readonly JsonTerms profile = new("g.search", comparison, dialect);

    public UniqueTerms Unique { get; } = new(type, comparison);

    public MembersTerms Members { get; } = new(root, comparison);

    public string Of(Filter term) => MemberTerms.TargetOf(term) switch
    {
        { Extension: not null } => profile.Of(term),
        { Attribute.Name: var name } => OfGroup(name, term),
    };

    private string OfGroup(string name, Filter term) => name switch
    {
        "schemas" => schemas.Of(term),
        "meta" => meta.Of(term),
        "id" => OfColumn("g.scim_id", term),
        "externalId" => OfColumn("g.external_id", term),
        "displayName" => OfColumn("g.display_name_key", term),
        "members" => Members.Of(term),
        _ => throw new ArgumentOutOfRangeException(nameof(term), name, "A group has no such attribute."),
    };

    private string OfColumn(string column, Filter term) =>
        term is CompareFilter compare ? comparison.OfColumn(column, compare) : $"{column} is not null";
}
