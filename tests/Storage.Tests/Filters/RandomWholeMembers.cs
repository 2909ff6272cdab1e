using CsCheck;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;

namespace Rolecall.Storage.Tests.Filters;

/// <summary>Members with any of all the attributes that the schemas have, each from the same few values.</summary>
internal static class RandomWholeMembers
{
    public static readonly Gen<string> Uri = Gen.OneOf("https://a.example/A", "https://a.example/a", "HTTPS://A.EXAMPLE/a", "../Users/1");

    /// <summary>Of the same letters in other case: binaries are compared as they are.</summary>
    public static readonly Gen<string> Certificate = Gen.OneOf("MAMCAQE=", "mamcaqe=", "MAMC", "=");

    private static readonly Gen<ComplexNode> Core = Object(MemberSchemas.Profile.Schema.Attributes
        .Where(attribute => attribute is { Mutability: Mutability.ReadWrite, Returned: not Returned.Never } && attribute.Name is not ("userName" or "active"))
        .Append(CommonAttributes.ExternalId));

    private static readonly Gen<ComplexNode> Enterprise = Object(EnterpriseUser.Schema.Attributes);

    private static readonly Gen<ComplexNode> Profile = Gen.Select(
        Core, Enterprise, RandomMembers.Text, Gen.Bool, (core, enterprise, userName, active) => core
            .With("userName", new TextNode(userName))
            .With("active", FlagNode.Of(active))
            .With(EnterpriseUser.Uri, enterprise.Count == 0 ? null : enterprise));

    private static readonly Gen<StoredMember> One =
        from profile in Profile
        from role in Gen.Enum<BuiltInRole>()
        from custom in Gen.OneOf<CustomRole?>(null, null, RandomMembers.Roles[0], RandomMembers.Roles[1])
        from version in Gen.Long[1, 3]
        from created in Gen.Long[0, 3]
        from modified in Gen.Long[0, 3]
        from groups in Gen.OneOf<StoredGroup[]>(
            [], [RandomMembers.Groups[0]], [RandomMembers.Groups[1]], [RandomMembers.Groups[0], RandomMembers.Groups[1]])
        select new StoredMember(0, profile)
        {
            Role = role, CustomRole = custom, Version = version, Created = RandomMembers.Moment(created),
            Modified = RandomMembers.Moment(modified), Groups = groups,
        };

    public static readonly Gen<StoredMember[]> Few = RandomMembers.Numbered(One.Array[1, 8]);

    /// <summary>Most attributes have no value: a filter is hard to satisfy, and so is an order.</summary>
    private static Gen<ComplexNode> Object(IEnumerable<AttributeDefinition> attributes) => attributes.Aggregate(
        Gen.Const(ComplexNode.Empty),
        (all, attribute) => Gen.Select(all, Gen.Frequency((2, Gen.Const((Node?)null)), (1, ValueOf(attribute))), (node, value) =>
            node.With(attribute.Name, value)));

    private static Gen<Node?> ValueOf(AttributeDefinition attribute)
    {
        var one = attribute.Type switch
        {
            AttributeType.Complex => Object(attribute.SubAttributes.Where(sub => sub.Mutability != Mutability.ReadOnly))
                .Select(node => node.Count == 0 ? null : (Node?)node),
            AttributeType.Boolean => Gen.Bool.Select(flag => (Node?)FlagNode.Of(flag)),
            AttributeType.Reference => Uri.Select(uri => (Node?)new TextNode(uri)),
            AttributeType.Binary => Certificate.Select(der => (Node?)new TextNode(der)),
            _ => RandomMembers.Text.Select(text => (Node?)new TextNode(text)),
        };
        return attribute.MultiValued ? one.Array[0, 3].Select(items => (Node?)ListNode.OfAny([.. items.OfType<Node>()])) : one;
    }
}
