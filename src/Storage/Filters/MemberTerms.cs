using Rolecall.Domain.Members;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Schemas;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Filters;

/// <summary>Says for every attribute of a member where it is kept. The member's row is <c>members m</c>.</summary>
internal sealed class MemberTerms(ResourceType type, string root, Comparison comparison, Dialect dialect)
{
    private readonly RoleTerms roles = new(comparison);
    private readonly MetaTerms meta = new(type, "m", root, comparison);
    private readonly SchemasTerms schemas = new(type, "m", [type.Schema.Id, MemberSchemas.RoleUrn], comparison, dialect);
    private readonly JsonTerms profile = new("m.search", comparison, dialect);

    public UniqueTerms Unique { get; } = new(type, comparison);

    public EmailTerms Emails { get; } = new(comparison);

    public GroupsTerms Groups { get; } = new(root, comparison);

    public string Of(Filter term)
    {
        var target = TargetOf(term);
        return target.Extension?.Id switch
        {
            null => target.Attribute.Name switch
            {
                "schemas" => schemas.Of(term),
                "meta" => meta.Of(term),
                "id" => OfColumn("m.scim_id", term),
                "externalId" => OfColumn("m.external_id", term),
                "userName" => OfColumn("m.user_name_key", term),
                "displayName" => OfColumn("m.display_name_key", term),
                "active" => OfColumn("m.active", term),
                "emails" when EmailTerms.CanTell(term) => Emails.Of(term),
                "groups" => Groups.Of(term),
                _ => profile.Of(term),
            },
            MemberSchemas.RoleUrn => roles.Of(term),
            _ => profile.Of(term),
        };
    }

    public static AttributeTarget TargetOf(Filter term) => term switch
    {
        PresentFilter present => present.Target,
        CompareFilter compare => compare.Target,
        ElementFilter element => element.Target,
        _ => throw new ArgumentOutOfRangeException(nameof(term)),
    };

    private string OfColumn(string column, Filter term) =>
        term is CompareFilter compare ? comparison.OfColumn(column, compare) : $"{column} is not null";
}
