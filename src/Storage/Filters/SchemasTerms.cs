using Rolecall.Scim.Filtering;
using Rolecall.Scim.Schemas;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Filters;

/// <summary>Terms on "schemas": what every resource of a type has, and the extensions that have data.</summary>
/// <param name="row">The alias of the resource's row: "m".</param>
/// <param name="always">The URIs that every resource names.</param>
internal sealed class SchemasTerms(ResourceType type, string row, IReadOnlyList<string> always, Comparison comparison, Dialect dialect)
{
    public string Of(Filter term) => term switch
    {
        PresentFilter => "true",
        CompareFilter compare => $"({string.Join(" or ", type.Schemas.Select(schema => HasOne(schema.Id, compare)))})",
        _ => throw new ArgumentOutOfRangeException(nameof(term)),
    };

    private string HasOne(string uri, CompareFilter compare)
    {
        var matches = comparison.Of($"'{uri}'", compare);
        return always.Contains(uri)
            ? matches
            : $"({dialect.Contains($"(' ' || {row}.extensions || ' ')", $"' {uri} '")} and {matches})";
    }
}
