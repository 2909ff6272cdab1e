using System.Globalization;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Sorting;
using Rolecall.Scim.Text;

namespace Rolecall.Storage.Tests.Filters;

/// <summary>RFC 7644 §3.4.2.3 read once more, on resources as a client sees them: what SQL must agree with.</summary>
internal static class PlainOrder
{
    /// <param name="resources">In the order they were created.</param>
    public static IEnumerable<T> Of<T>(IEnumerable<T> resources, Func<T, ComplexNode> shown, Sort sort)
    {
        var keyed = resources.Select(resource => (Resource: resource, Key: KeyOf(shown(resource), sort.Target))).ToArray();
        var with = keyed.Where(pair => pair.Key is not null);
        var without = keyed.Where(pair => pair.Key is null);
        var comparer = Comparer<string?>.Create((left, right) => CodePointOrder.Compare(left!, right!));
        var all = sort.Descending
            ? without.Concat(with.OrderByDescending(pair => pair.Key, comparer))
            : with.OrderBy(pair => pair.Key, comparer).Concat(without);
        return all.Select(pair => pair.Resource);
    }

    /// <summary>As text that orders as the values do.</summary>
    private static string? KeyOf(ComplexNode resource, AttributeTarget target)
    {
        var owner = target.Extension is { } extension ? resource.Complex(extension.Id) : resource;
        var value = owner?[target.Attribute.Name];
        if (value is ListNode list)
            value = list.Items.OfType<ComplexNode>().FirstOrDefault(item => item.Flag("primary") == true) ?? list.Items[0];
        if (target.Sub is { } sub)
            value = (value as ComplexNode)?[sub.Name];
        return value switch
        {
            TextNode text when target.Leaf.Type == AttributeType.DateTime =>
                DateTimeOffset.Parse(text.Value, CultureInfo.InvariantCulture).UtcTicks.ToString("D20", CultureInfo.InvariantCulture),
            TextNode text => target.Leaf.CaseExact ? text.Value : NameKey.Fold(text.Value),
            FlagNode flag => flag.Value ? "1" : "0",
            _ => null,
        };
    }
}
