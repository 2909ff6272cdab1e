using System.Text;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Text;
using Rolecall.Storage.Filters;

namespace Rolecall.Storage;

/// <summary>A profile as filters compare it: the column <c>search</c> of members, groups and resources.</summary>
/// <remarks>
/// What its schemas define and nothing else; extensions under their URI. Strings with caseExact=false are name keys, dateTimes are texts of
/// one width in UTC. What is empty is left out, so that "is there" is all that "pr" has to ask.
/// </remarks>
internal static class SearchDocument
{
    public static string Of(ResourceType type, ComplexNode document)
    {
        var comparable = Comparable(type.Schema.Attributes, document) ?? ComplexNode.Empty;
        foreach (var extension in type.Extensions.Select(extension => extension.Schema))
        {
            if (document.Complex(extension.Id) is { } data)
                comparable = comparable.With(extension.Id, Comparable(extension.Attributes, data));
        }

        return Encoding.UTF8.GetString(DocumentJson.ToUtf8(comparable).Span);
    }

    private static ComplexNode? Comparable(IReadOnlyList<AttributeDefinition> definitions, ComplexNode node)
    {
        var kept = new List<KeyValuePair<string, Node>>();
        foreach (var definition in definitions)
        {
            if (definition.Returned == Returned.Never || node[definition.Name] is not { } value)
                continue;
            if (Comparable(definition, value) is { } comparable)
                kept.Add(KeyValuePair.Create(definition.Name, comparable));
        }

        return kept.Count == 0 ? null : ComplexNode.Of(kept);
    }

    private static Node? Comparable(AttributeDefinition definition, Node value) => value switch
    {
        ListNode list => ListNode.OfAny([.. list.Items.Select(item => Comparable(definition, item)).OfType<Node>()]),
        ComplexNode complex => Comparable(definition.SubAttributes, complex),
        TextNode { Value: "" } => null,
        TextNode text when definition.Type == AttributeType.DateTime =>
            XsdDateTime.TryParse(text.Value, out var instant) ? new TextNode(SortableInstant.Of(instant)) : null,
        TextNode text => definition.CaseExact ? text : new TextNode(NameKey.Fold(text.Value)),
        _ => value,
    };
}
