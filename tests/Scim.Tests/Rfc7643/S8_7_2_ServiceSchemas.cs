using Rolecall.Scim.Documents;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Schemas;

namespace Rolecall.Scim.Tests.Rfc7643;

/// <summary>RFC 7643 §8.7.2: the schemas of the service provider's own resources describe what those resources are.</summary>
public sealed class S8_7_2_ServiceSchemas
{
    private static readonly Discovery Discovery = new(
        "https://directory.example/scim/1/v2",
        new DiscoveryFeatures(true, 0, 0, 1000, 100) { CursorTimeout = TimeSpan.FromHours(1), DocumentationUri = "https://directory.example" });

    public static TheoryData<Schema, ComplexNode> Resources => new()
    {
        { SchemaOf(ServiceSchemas.ServiceProviderConfigUri), Discovery.ServiceProviderConfig() },
        { SchemaOf(ServiceSchemas.ResourceTypeUri), Discovery.ResourceType(Types.User) },
        { SchemaOf(ServiceSchemas.SchemaUri), Discovery.Schema(CoreGroup.Schema) },
    };

    [Theory, MemberData(nameof(Resources)), Spec("S-8.7-01", "P-4-02", "S-5-02", "S-5-04", "S-5-08", "S-6-01", "S-7.s-01")]
    public void What_is_shown_is_declared_and_what_is_required_is_shown(Schema schema, ComplexNode resource) =>
        AssertDeclared(schema.Attributes, resource.With("schemas", null).With("meta", null));

    [Theory, MemberData(nameof(Resources)), Spec("S-5-11", "P-4-07")]
    public void Nothing_of_it_can_be_written(Schema schema, ComplexNode resource)
    {
        Assert.NotEmpty(resource);
        Assert.All(
            schema.Attributes.SelectMany(attribute => attribute.SubAttributes.Prepend(attribute)),
            attribute => Assert.Equal(Mutability.ReadOnly, attribute.Mutability));
    }

    private static void AssertDeclared(IReadOnlyList<AttributeDefinition> attributes, ComplexNode value)
    {
        Assert.All(attributes.Where(attribute => attribute.Required), attribute => Assert.NotNull(value[attribute.Name]));
        foreach (var (name, node) in value)
        {
            var attribute = Assert.Single(attributes, one => one.Name == name);
            Assert.Equal(attribute.MultiValued, node is ListNode);
            foreach (var one in node is ListNode list ? list.Items : [node])
                AssertType(attribute, one);
        }
    }

    private static void AssertType(AttributeDefinition attribute, Node value)
    {
        switch (value)
        {
            case ComplexNode complex:
                Assert.Equal(AttributeType.Complex, attribute.Type);
                AssertDeclared(attribute.SubAttributes, complex);
                break;
            case FlagNode:
                Assert.Equal(AttributeType.Boolean, attribute.Type);
                break;
            case NumberNode:
                Assert.Equal(AttributeType.Integer, attribute.Type);
                break;
            case TextNode text:
                Assert.True(attribute.Type is AttributeType.String or AttributeType.Reference);
                Assert.True(attribute.CanonicalValues.Count == 0 || attribute.CanonicalValues.Contains(text.Value));
                break;
            default:
                Assert.Fail($"{attribute.Name} has a value of a kind this test does not know.");
                break;
        }
    }

    private static Schema SchemaOf(string uri) => ServiceSchemas.All.Single(schema => schema.Id == uri);
}
