using Rolecall.Scim.Documents;

namespace Rolecall.Scim.Messages;

/// <summary>Short words for writing a document down; what is null is left out.</summary>
internal static class DiscoveryNodes
{
    public static ComplexNode ObjectOf(params (string Name, Node? Value)[] attributes) =>
        ComplexNode.Of(attributes.Where(attribute => attribute.Value is not null)
            .Select(attribute => KeyValuePair.Create(attribute.Name, attribute.Value!)));

    public static Node? ListOf(params Node[] items) => ListNode.OfAny(items);

    public static Node TextOf(string text) => new TextNode(text);

    public static Node FlagOf(bool flag) => FlagNode.Of(flag);

    public static Node NumberOf(int number) => new NumberNode(number);

    public static Node Supported(bool supported) => ObjectOf(("supported", FlagOf(supported)));
}
