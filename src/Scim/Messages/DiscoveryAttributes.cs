using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;
using static Rolecall.Scim.Messages.DiscoveryNodes;

namespace Rolecall.Scim.Messages;

/// <summary>An attribute with every characteristic written out (RFC 7643 §7): clients differ in what they take for the default.</summary>
internal static class DiscoveryAttributes
{
    public static Node Render(AttributeDefinition attribute) => ObjectOf(
        ("name", TextOf(attribute.Name)),
        ("type", TextOf(CharacteristicNames.Of(attribute.Type))),
        ("subAttributes", ListOf([.. attribute.SubAttributes.Select(Render)])),
        ("multiValued", FlagOf(attribute.MultiValued)),
        ("description", TextOf(attribute.Description)),
        ("required", FlagOf(attribute.Required)),
        ("canonicalValues", ListOf([.. attribute.CanonicalValues.Select(TextOf)])),
        ("caseExact", FlagOf(attribute.CaseExact)),
        ("mutability", TextOf(CharacteristicNames.Of(attribute.Mutability))),
        ("returned", TextOf(CharacteristicNames.Of(attribute.Returned))),
        ("uniqueness", TextOf(CharacteristicNames.Of(attribute.Uniqueness))),
        ("referenceTypes", ListOf([.. attribute.ReferenceTypes.Select(TextOf)])));
}
