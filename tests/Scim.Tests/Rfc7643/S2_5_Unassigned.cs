namespace Rolecall.Scim.Tests.Rfc7643;

/// <summary>RFC 7643 §2.5: null, the empty array and absence are one state.</summary>
public sealed class S2_5_Unassigned
{
    [Theory, Spec("S-2.5-01", "S-2.5-03", "T-14")]
    [InlineData("""{ "nickName": null }""")]
    [InlineData("""{ "active": null }""")]
    [InlineData("""{ "name": null }""")]
    [InlineData("""{ "name": {} }""")]
    [InlineData("""{ "name": { "givenName": null } }""")]
    [InlineData("""{ "emails": null }""")]
    [InlineData("""{ "emails": [] }""")]
    [InlineData("""{ "emails": [null, {}] }""")]
    [InlineData("""{ "emails": [{ "value": null }] }""")]
    [InlineData("""{ "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": null }""")]
    [InlineData("""{ "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {} }""")]
    [InlineData("""{ "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "manager": { "value": null } } }""")]
    public void What_says_nothing_is_absent(string json) => Wire.Is("{}", Wire.User(json));

    [Theory, Spec("T-32", "T-13")]
    [InlineData("""{ "nickName": "" }""")]
    [InlineData("""{ "profileUrl": "" }""")]
    [InlineData("""{ "name": { "givenName": "" } }""")]
    [InlineData("""{ "emails": "" }""")]
    [InlineData("""{ "emails": [""] }""")]
    [InlineData("""{ "emails": [{ "value": "" }] }""")]
    [InlineData("""{ "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "manager": "" } }""")]
    [InlineData("""{ "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "manager": { "value": "" } } }""")]
    public void An_empty_string_is_no_value_either(string json) => Wire.Is("{}", Wire.User(json));

    [Fact, Spec("S-2.5-01")]
    public void False_and_zero_are_values() =>
        Wire.Is("""{ "flag": false, "count": 0 }""", Wire.Gadget("""{ "flag": false, "count": 0 }"""));
}
