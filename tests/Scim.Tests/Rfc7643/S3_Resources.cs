using Rolecall.Scim.Documents;

namespace Rolecall.Scim.Tests.Rfc7643;

/// <summary>RFC 7643 §3: common attributes, extensions and "schemas".</summary>
public sealed class S3_Resources
{
    [Fact, Spec("S-3.1-02", "S-3.1-09", "S-7-01", "T-25")]
    public void What_only_the_server_writes_is_passed_over_in_silence()
    {
        var read = Wire.Read(Types.User, $$"""
            { "schemas": ["{{Types.User.Schema.Id}}"], "id": "x", "meta": { "created": "2001-01-01T00:00:00Z" }, "groups": [{ "value": "g" }],
              "userName": "ann", "{{Types.Enterprise}}": { "manager": { "value": "1", "displayName": "Boss" } } }
            """);

        Wire.Is($$"""{ "userName": "ann", "{{Types.Enterprise}}": { "manager": { "value": "1" } } }""", read.Document);
        Assert.Empty(read.Ignored);
    }

    [Fact, Spec("S-3.1-08", "S-7-10")]
    public void An_external_id_keeps_its_case() => Assert.Equal("AbC", Wire.User("""{ "externalId": "AbC" }""").Text("externalId"));

    [Theory, Spec("S-3-01", "T-05")]
    [InlineData("""{ "userName": "ann" }""")]
    [InlineData("""{ "userName": "ann", "schemas": null }""")]
    [InlineData("""{ "userName": "ann", "schemas": [] }""")]
    public void Schemas_may_be_missing(string json) => Wire.Is("""{ "userName": "ann" }""", Wire.User(json));

    [Theory, Spec("S-3-01")]
    [InlineData("\"urn:ietf:params:scim:schemas:core:2.0:User\"")]
    [InlineData("[1]")]
    [InlineData("{}")]
    public void Schemas_of_the_wrong_type_are_refused(string schemas) =>
        Refused.With(Refusal.InvalidSyntax, () => Wire.User($$"""{ "schemas": {{schemas}} }"""));

    [Theory, Spec("S-3-02")]
    [InlineData("urn:ietf:params:scim:schemas:core:2.0:Group")]
    [InlineData("URN:ietf:params:scim:schemas:core:2.0:Device")]
    [InlineData("urn:ietf:params:scim:api:messages:2.0:PatchOp")]
    [InlineData("User")]
    [InlineData("")]
    public void A_body_meant_for_something_else_is_refused(string uri) => Refused.With(
        Refusal.InvalidSyntax, () => Wire.User($$"""{ "schemas": ["{{Types.User.Schema.Id}}", "{{uri}}"], "userName": "ann" }"""));

    [Theory, Spec("T-06")]
    [InlineData("urn:scim:schemas:core:2.0")]
    [InlineData("urn:ietf:params:scim:schemas:extension:acme:2.0:User")]
    [InlineData("http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group")]
    public void A_schema_that_clients_make_up_is_passed_over(string uri) =>
        Wire.Is("""{ "userName": "ann" }""", Wire.User($$"""{ "schemas": ["{{uri}}"], "userName": "ann" }"""));

    [Fact, Spec("T-06")]
    public void What_is_unknown_is_not_stored_but_told()
    {
        var read = Wire.Read(Types.User, $$"""
            { "schemas": ["urn:none"], "userName": "ann", "shoeSize": 9, "name": { "nick": "A", "givenName": "Ann" }, "urn:none": { "a": 1 },
              "emails": [{ "value": "a@x.example", "smell": 1 }, { "value": "b@x.example", "smell": 2 }], "emails.value": "c@x.example",
              "{{Types.Enterprise}}": { "desk": 1 }, "__proto__": { "userName": "eve" } }
            """);

        Wire.Is("""
            { "userName": "ann", "name": { "givenName": "Ann" }, "emails": [{ "value": "a@x.example" }, { "value": "b@x.example" }] }
            """, read.Document);
        Assert.Equal(
            ["__proto__", "emails.smell", "emails.value", "name.nick", "shoeSize", $"{Types.Enterprise}:desk", "urn:none"],
            read.Ignored.Order(StringComparer.Ordinal));
    }

    [Fact, Spec("S-3.3-01")]
    public void Extension_data_stands_under_its_uri() =>
        Wire.Is($$"""{ "{{Types.Enterprise}}": { "department": "d" } }""", Wire.User($$"""{ "{{Types.Enterprise}}:department": "d" }"""));

    [Fact, Spec("S-3.3-02")]
    public void An_extension_attribute_at_the_top_is_never_stored_there() =>
        Wire.Is($$"""{ "{{Types.Enterprise}}": { "department": "d" } }""", Wire.User("""{ "department": "d" }"""));

    [Fact, Spec("S-3.1-17")]
    public void An_extension_never_reaches_common_attributes() =>
        Wire.Is("{}", Wire.User($$"""{ "{{Types.Enterprise}}": { "externalId": "x", "id": "y", "userName": "z" } }"""));

    [Theory, Spec("S-7-17")]
    [InlineData("\"x\"")]
    [InlineData("[]")]
    [InlineData("[{ \"department\": \"d\" }]")]
    public void Extension_data_is_an_object(string data) =>
        Refused.With(Refusal.InvalidValue, () => Wire.User($$"""{ "{{Types.Enterprise}}": {{data}} }"""));

    [Fact, Spec("S-3-01")]
    public void Schemas_in_use_are_the_base_and_every_extension_with_data()
    {
        Assert.Equal([Types.User.Schema.Id], SchemasInUse.Of(Types.Custom, Wire.User("""{ "userName": "ann" }""")));
        Assert.Equal(
            [Types.User.Schema.Id, Types.Enterprise, Types.CustomUri],
            SchemasInUse.Of(Types.Custom, Wire.Read(Types.Custom, $$"""
                { "{{Types.CustomUri}}": { "level": 1 }, "{{Types.Enterprise}}": { "department": "d" } }
                """).Document));
    }
}
