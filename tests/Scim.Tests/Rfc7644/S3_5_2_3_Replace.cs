namespace Rolecall.Scim.Tests.Rfc7644;

public sealed class S3_5_2_3_Replace
{
    private const string Addresses = """
        "addresses": [{ "type": "work", "locality": "A", "region": "R" }, { "type": "work", "locality": "B" }, { "type": "home", "locality": "C" }]
        """;

    [Fact, Spec("P-3.5.2.3-01", "T-01")]
    public void Without_a_path_what_is_named_is_replaced() =>
        Wire.IsUser("""
            "active": false, "title": "t", "emails": [{ "value": "b@x.example" }]
            """, Wire.PatchedUser(""" "active": true, "title": "t", "emails": [{ "value": "a@x.example" }] """, """
            { "op": "replace", "value": { "active": false, "emails": [{ "value": "b@x.example" }] } }
            """));

    [Fact, Spec("P-3.5.2.3-02")]
    public void A_single_value_is_replaced() =>
        Wire.IsUser(""" "displayName": "new" """, Wire.PatchedUser(""" "displayName": "old" """, """
            { "op": "replace", "path": "displayName", "value": "new" }
            """));

    [Fact, Spec("P-3.5.2.3-03", "S-4.2-02")]
    public void All_values_are_replaced() =>
        Wire.IsGroup("""[{ "value": "2" }, { "value": "3" }]""", Wire.PatchedGroup("""[{ "value": "1" }, { "value": "2" }]""", """
            { "op": "replace", "path": "members", "value": [{ "value": "2" }, { "value": "3" }] }
            """));

    [Fact, Spec("S-2.4-06")]
    public void The_same_values_in_another_order_are_no_change()
    {
        const string emails = """ "emails": [{ "value": "a@x.example" }, { "value": "b@x.example" }] """;
        Wire.IsUser(emails, Wire.PatchedUser(emails, """
            { "op": "replace", "path": "emails", "value": [{ "value": "b@x.example" }, { "value": "a@x.example" }] }
            """));
    }

    [Theory, Spec("P-3.5.2.3-04")]
    [InlineData("nickName", "\"n\"", """ "nickName": "n" """)]
    [InlineData("name", """{ "givenName": "Ann" }""", """ "name": { "givenName": "Ann" } """)]
    [InlineData("name.givenName", "\"Ann\"", """ "name": { "givenName": "Ann" } """)]
    [InlineData("emails", """[{ "value": "a@x.example" }]""", """ "emails": [{ "value": "a@x.example" }] """)]
    public void What_was_unset_is_added(string path, string value, string expected) =>
        Wire.IsUser(expected, Wire.PatchedUser("", $$"""{ "op": "replace", "path": "{{path}}", "value": {{value}} }"""));

    [Theory, Spec("P-3.5.2.3-05")]
    [InlineData("""{ "op": "replace", "path": "name", "value": { "givenName": "Eve" } }""")]
    [InlineData("""{ "op": "replace", "value": { "name": { "givenName": "Eve" } } }""")]
    public void Of_a_complex_attribute_what_is_not_named_stays(string operation) =>
        Wire.IsUser(""" "name": { "givenName": "Eve", "familyName": "F" } """,
            Wire.PatchedUser(""" "name": { "givenName": "Ann", "familyName": "F" } """, operation));

    [Fact, Spec("P-3.5.2.3-05", "S-2.5-02")]
    public void A_named_null_clears_its_sub_attribute() =>
        Wire.IsUser(""" "name": { "familyName": "F" } """, Wire.PatchedUser(""" "name": { "givenName": "Ann", "familyName": "F" } """, """
            { "op": "replace", "path": "name", "value": { "givenName": null } }
            """));

    [Fact, Spec("P-3.5.2.3-06")]
    public void Every_match_is_replaced_in_what_is_named() =>
        Wire.IsUser("""
            "addresses": [{ "type": "work", "locality": "A", "region": "S" }, { "type": "work", "locality": "B", "region": "S" },
                          { "type": "home", "locality": "C" }]
            """, Wire.PatchedUser(Addresses, """
            { "op": "replace", "path": "addresses[type eq \"work\"]", "value": { "region": "S" } }
            """));

    [Fact, Spec("P-3.5.2.3-07")]
    public void A_sub_attribute_of_every_match_is_replaced() =>
        Wire.IsUser("""
            "addresses": [{ "type": "work", "locality": "N", "region": "R" }, { "type": "work", "locality": "N" }, { "type": "home", "locality": "C" }]
            """, Wire.PatchedUser(Addresses, """
            { "op": "replace", "path": "addresses[type eq \"work\"].locality", "value": "N" }
            """));

    [Theory, Spec("P-3.5.2.3-08")]
    [InlineData("addresses[type eq \\\"other\\\"]", """{ "locality": "N" }""")]
    [InlineData("addresses[type eq \\\"other\\\"].locality", "\"N\"")]
    [InlineData("emails[type eq \\\"work\\\"].value", "\"a@x.example\"")]
    [InlineData("emails[type eq \\\"work\\\"].value", "null")]
    public void Without_a_match_there_is_no_target(string path, string value) =>
        Refused.With(Refusal.NoTarget, () => Wire.PatchedUser(Addresses, $$"""{ "op": "replace", "path": "{{path}}", "value": {{value}} }"""));

    [Theory, Spec("S-2.5-02", "S-2.5-01")]
    [InlineData("title", "null")]
    [InlineData("name", "null")]
    [InlineData("emails", "null")]
    [InlineData("emails", "[]")]
    [InlineData("emails", "[null]")]
    [InlineData("emails[type eq \\\"work\\\"]", "null")]
    public void Null_and_the_empty_array_unassign(string path, string value)
    {
        var before = path[..1] switch
        {
            "t" => """ "title": "t" """,
            "n" => """ "name": { "givenName": "Ann" } """,
            _ => """ "emails": [{ "value": "a@x.example", "type": "work" }] """,
        };
        Wire.IsUser("", Wire.PatchedUser(before, $$"""{ "op": "replace", "path": "{{path}}", "value": {{value}} }"""));
    }

    [Theory, Spec("S-7-11", "S-4.1.1-01")]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"  \"")]
    public void What_is_required_keeps_a_value(string value) =>
        Refused.With(Refusal.InvalidValue, () => Wire.PatchedUser("", $$"""{ "op": "replace", "path": "userName", "value": {{value}} }"""));

    [Fact, Spec("S-7-11")]
    public void A_required_part_keeps_a_value() =>
        Refused.With(Refusal.InvalidValue, () => Wire.Patched(Gadget.Type, """{ "label": "a", "size": { "width": 1, "unit": "cm" } }""", """
            { "op": "replace", "path": "size.width", "value": null }
            """));

    [Fact, Spec("S-7-03", "S-4.2-02")]
    public void A_members_value_cannot_be_replaced() =>
        Refused.With(Refusal.Mutability, () => Wire.PatchedGroup("""[{ "value": "1" }]""", """
            { "op": "replace", "path": "members[value eq \"1\"].value", "value": "2" }
            """));

    [Fact, Spec("S-2.4-04")]
    public void Two_values_that_become_equal_become_one() =>
        Wire.IsUser(""" "emails": [{ "value": "a@x.example", "type": "work" }] """, Wire.PatchedUser("""
            "emails": [{ "value": "a@x.example", "type": "work" }, { "value": "a@x.example", "type": "home" }]
            """, """{ "op": "replace", "path": "emails[type eq \"home\"].type", "value": "work" }"""));

    [Fact, Spec("S-7-04")]
    public void A_password_is_checked_and_forgotten() =>
        Wire.IsUser("", Wire.PatchedUser("", """{ "op": "replace", "value": { "password": "t1meMa$heen" } }"""));
}
