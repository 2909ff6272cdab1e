using Rolecall.Scim.Filtering;
using Rolecall.Scim.Schemas;

namespace Rolecall.Storage.Filters;

/// <summary>Terms on the URI of a resource, which is kept nowhere: it is the id after what all of its type begin with.</summary>
internal sealed class LocationTerms(string root, ResourceType type, Comparison comparison)
{
    private readonly string location = $"{root}{type.Endpoint}/";

    /// <param name="id">The expression that holds the id.</param>
    public string Of(string id, CompareFilter compare) => compare is { Operator: FilterOperator.Eq, Value: TextValue text }
        ? $"{id} = {comparison.Constant(IdIn(text.Text))}"
        : comparison.Of($"({comparison.Constant(location)} || {id})", compare);

    /// <returns>The id in one of our locations; empty, which no id is, for any other text.</returns>
    private string IdIn(string text) => text.StartsWith(location, StringComparison.Ordinal) ? text[location.Length..] : "";
}
