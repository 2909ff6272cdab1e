using Rolecall.Domain.ResourceTypes;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Schemas;

namespace Rolecall.Storage.Filters;

/// <summary>Terms on values that must be unique, which have rows of their own: a lookup finds the one resource that has it.</summary>
/// <param name="type">Whose resources are looked for.</param>
internal sealed class UniqueTerms(ResourceType type, Comparison comparison)
{
    public static bool Answer(Filter term) => term is CompareFilter
    {
        Operator: FilterOperator.Eq, Value: not null, Target: { Sub: null, Attribute: { Uniqueness: not Uniqueness.None } attribute } target,
    }
        && (target.Extension is not null || !CommonAttributes.All.Contains(attribute));

    /// <summary>A select of the number of whoever has the value.</summary>
    public string Select(CompareFilter compare)
    {
        var value = UniqueValues.AskedFor(type, compare.Target, compare.Value!);
        return "select u.owner from unique_values u where u.workspace = @workspace "
            + $"and u.type = {comparison.Constant(value.Type)} and u.attribute = {comparison.Constant(value.Attribute)} "
            + $"and u.value_key = {comparison.Constant(value.Key)}";
    }
}
