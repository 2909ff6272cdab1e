using Rolecall.Domain.Members;
using Rolecall.Scim.Filtering;

namespace Rolecall.Storage.Filters;

/// <summary>Terms on "schemas": what every member has, and the extensions that have data.</summary>
internal sealed class SchemasTerms(Comparison comparison, IFilterDialect dialect)
{
    public string Of(Filter term) => term switch
    {
        PresentFilter => "true",
        CompareFilter compare => $"({string.Join(" or ", MemberSchemas.User.Schemas.Select(schema => HasOne(schema.Id, compare)))})",
        _ => throw new ArgumentOutOfRangeException(nameof(term)),
    };

    private string HasOne(string uri, CompareFilter compare)
    {
        var matches = comparison.Of($"'{uri}'", compare);
        return uri == MemberSchemas.User.Schema.Id || uri == MemberSchemas.RoleUrn
            ? matches
            : $"({dialect.Contains("(' ' || m.extensions || ' ')", $"' {uri} '")} and {matches})";
    }
}
