namespace Rolecall.Scim.Tests.Rfc7643;

public sealed class S2_1_Names
{
    [Fact, Spec("S-2.1-01")]
    public void Names_are_read_in_any_case_and_kept_in_the_schemas_spelling() =>
        Wire.Is($$"""
            { "userName": "ann", "name": { "givenName": "Ann" }, "emails": [{ "value": "a@x.example" }],
              "{{Types.Enterprise}}": { "manager": { "value": "1" } } }
            """, Wire.User("""
            { "USERNAME": "ann", "Name": { "GIVENNAME": "Ann" }, "eMails": [{ "Value": "a@x.example" }],
              "URN:ietf:params:scim:schemas:extension:ENTERPRISE:2.0:User": { "MANAGER": { "VALUE": "1" } } }
            """));

    [Theory, Spec("S-2.1-04")]
    [InlineData("""{ "userName": "a", "username": "b" }""")]
    [InlineData("""{ "userName": "a", "urn:ietf:params:scim:schemas:core:2.0:User:userName": "b" }""")]
    [InlineData("""{ "name": { "givenName": "a" }, "name.givenName": "b" }""")]
    [InlineData("""{ "emails": [{ "value": "a@x.example", "VALUE": "b@x.example" }] }""")]
    public void An_attribute_is_not_given_twice(string json) => Refused.With(Refusal.InvalidSyntax, () => Wire.User(json));

    [Fact, Spec("S-2.3.8-01", "T-09")]
    public void Parts_of_a_complex_attribute_come_in_any_order_and_way() =>
        Wire.Is("""{ "name": { "givenName": "Ann", "familyName": "F", "formatted": "Ann F" } }""", Wire.User("""
            { "name.formatted": "Ann F", "name": { "familyName": "F" }, "urn:ietf:params:scim:schemas:core:2.0:User:name.givenName": "Ann" }
            """));
}
