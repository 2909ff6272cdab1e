using Rolecall.Scim.Documents;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Schemas;

namespace Rolecall.Scim.Tests.Rfc7643;

public sealed class S7_Schemas
{
    private static readonly string[] Characteristics =
        ["name", "type", "multiValued", "description", "required", "caseExact", "mutability", "returned", "uniqueness"];

    private static readonly string[] Types = ["string", "boolean", "decimal", "integer", "dateTime", "binary", "reference", "complex"];
    private static readonly string[] Mutabilities = ["readWrite", "readOnly", "immutable", "writeOnly"];
    private static readonly string[] Returns = ["default", "always", "never", "request"];
    private static readonly string[] Uniquenesses = ["none", "server", "global"];

    private static readonly Discovery Discovery = new("https://directory.example/scim/1/v2", new DiscoveryFeatures(true, 0, 0, 1000, 100));

    public static TheoryData<Schema> Published => [CoreUser.Schema, EnterpriseUser.Schema, CoreGroup.Schema, .. ServiceSchemas.All];

    [Theory, MemberData(nameof(Published)), Spec("S-7.s-01")]
    public void A_schema_says_its_name_and_place(Schema schema)
    {
        var shown = Discovery.Schema(schema);

        Assert.Equal(schema.Id, shown.Text("id"));
        Assert.Equal(schema.Name, shown.Text("name"));
        Assert.Equal(new TextNode("urn:ietf:params:scim:schemas:core:2.0:Schema"), Assert.Single(shown.List("schemas")));
        Assert.Equal("Schema", shown.Complex("meta")!.Text("resourceType"));
        Assert.Equal("https://directory.example/scim/1/v2/Schemas/" + schema.Id, shown.Complex("meta")!.Text("location"));
        Assert.Equal(schema.Attributes.Count, shown.List("attributes").Count);
    }

    [Theory, MemberData(nameof(Published)), Spec("S-7.s-02", "S-7.s-03", "S-7.s-04", "S-2.1-02", "S-2.3.8-02")]
    public void Every_characteristic_of_every_attribute_is_written_out(Schema schema)
    {
        foreach (var attribute in All(Discovery.Schema(schema)))
        {
            Assert.All(Characteristics, characteristic => Assert.NotNull(attribute[characteristic]));
            Assert.True(AttributeNotation.IsName(attribute.Text("name")), attribute.Text("name"));
            Assert.Contains(attribute.Text("type"), Types);
            Assert.Contains(attribute.Text("mutability"), Mutabilities);
            Assert.Contains(attribute.Text("returned"), Returns);
            Assert.Contains(attribute.Text("uniqueness"), Uniquenesses);
            Assert.Equal(attribute.Text("type") == "complex", attribute["subAttributes"] is not null);
            Assert.Equal(attribute.Text("type") == "reference", attribute["referenceTypes"] is not null);
            // RFC 7643 §2.3.8 knows one exception: the schema of schemas.
            Assert.All(
                attribute.List("subAttributes").Cast<ComplexNode>(),
                sub => Assert.Equal(schema.Id == ServiceSchemas.SchemaUri && sub.Text("name") == "subAttributes", sub.Text("type") == "complex"));
        }
    }

    [Fact, Spec("S-2.2-01")]
    public void What_a_definition_leaves_out_has_the_defaults() => Assert.Equal(Json.Read("""
        {
          "name": "nickName", "type": "string", "multiValued": false,
          "description": "The casual name, such as \"Bob\" for \"Robert\".",
          "required": false, "caseExact": false, "mutability": "readWrite", "returned": "default", "uniqueness": "none"
        }
        """), All(Discovery.Schema(CoreUser.Schema)).Single(attribute => attribute.Text("name") == "nickName"));

    [Fact, Spec("S-7-18")]
    public void A_reference_says_what_it_refers_to()
    {
        var reference = All(Discovery.Schema(CoreGroup.Schema)).Single(attribute => attribute.Text("name") == "$ref");

        Assert.Equal([new TextNode("User"), new TextNode("Group")], reference.List("referenceTypes"));
    }

    [Fact]
    public void Every_characteristic_has_the_spelling_of_the_RFC()
    {
        Assert.Equal(Types, Enum.GetValues<AttributeType>().Select(CharacteristicNames.Of));
        Assert.Equal(Mutabilities, Enum.GetValues<Mutability>().Select(CharacteristicNames.Of));
        Assert.Equal(Returns, Enum.GetValues<Returned>().Select(CharacteristicNames.Of));
        Assert.Equal(Uniquenesses, Enum.GetValues<Uniqueness>().Select(CharacteristicNames.Of));
    }

    private static IEnumerable<ComplexNode> All(ComplexNode schema) => schema.List("attributes").Cast<ComplexNode>()
        .SelectMany(attribute => attribute.List("subAttributes").Cast<ComplexNode>().Prepend(attribute));
}
