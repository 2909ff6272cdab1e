namespace Rolecall.Scim.Tests.Rfc7644;

public sealed class S3_5_2_1_Add
{
    [Fact, Spec("P-3.5.2.1-02")]
    public void Without_a_path_the_value_holds_the_attributes() =>
        Wire.IsUser("""
            "nickName": "Babs", "title": "t", "emails": [{ "value": "a@x.example" }, { "value": "b@x.example", "type": "home" }]
            """, Wire.PatchedUser(""" "title": "t", "emails": [{ "value": "a@x.example" }] """, """
            { "op": "add", "value": { "emails": [{ "value": "b@x.example", "type": "home" }], "nickname": "Babs" } }
            """));

    [Theory, Spec("P-3.5.2.1-03")]
    [InlineData("nickName", "\"n\"", """ "nickName": "n" """)]
    [InlineData("active", "false", """ "active": false """)]
    [InlineData("name", """{ "givenName": "Ann" }""", """ "name": { "givenName": "Ann" } """)]
    [InlineData("name.givenName", "\"Ann\"", """ "name": { "givenName": "Ann" } """)]
    [InlineData("emails", """[{ "value": "a@x.example" }]""", """ "emails": [{ "value": "a@x.example" }] """)]
    [InlineData("emails.value", "\"a@x.example\"", """ "emails": [{ "value": "a@x.example" }] """)]
    public void What_was_unset_is_made(string path, string value, string expected) =>
        Wire.IsUser(expected, Wire.PatchedUser("", $$"""{ "op": "add", "path": "{{path}}", "value": {{value}} }"""));

    [Theory, Spec("P-3.5.2.1-04")]
    [InlineData("""{ "op": "add", "path": "name", "value": { "honorificSuffix": "III", "givenName": "Eve" } }""")]
    [InlineData("""{ "op": "add", "value": { "name": { "honorificSuffix": "III", "givenName": "Eve" } } }""")]
    public void A_complex_attribute_takes_what_is_named_and_keeps_the_rest(string operation) =>
        Wire.IsUser("""
            "name": { "familyName": "F", "givenName": "Eve", "honorificSuffix": "III" }
            """, Wire.PatchedUser(""" "name": { "familyName": "F", "givenName": "Ann" } """, operation));

    [Fact, Spec("P-3.5.2.1-05")]
    public void A_multi_valued_attribute_grows() =>
        Wire.IsUser("""
            "emails": [{ "value": "a@x.example" }, { "value": "b@x.example" }, { "value": "c@x.example" }]
            """, Wire.PatchedUser(""" "emails": [{ "value": "a@x.example" }] """, """
            { "op": "add", "path": "emails", "value": [{ "value": "b@x.example" }, { "value": "c@x.example" }] }
            """));

    [Fact, Spec("P-3.5.2.1-05")]
    public void Simple_values_grow_too() =>
        Wire.Is("""{ "label": "a", "tags": ["x", "y", "z"] }""",
            Wire.Patched(Gadget.Type, """{ "label": "a", "tags": ["x", "y"] }""", """{ "op": "add", "path": "tags", "value": ["y", "z", "z"] }"""));

    [Fact, Spec("P-3.5.2.1-06")]
    public void A_single_valued_attribute_is_replaced() =>
        Wire.IsUser(""" "title": "new" """, Wire.PatchedUser(""" "title": "old" """, """
            { "op": "add", "path": "title", "value": "new" }
            """));

    [Theory, Spec("P-3.5.2.1-07", "S-2.4-04", "T-27")]
    [InlineData("""{ "op": "add", "path": "title", "value": "t" }""")]
    [InlineData("""{ "op": "add", "path": "name", "value": { "givenName": "Ann" } }""")]
    [InlineData("""{ "op": "add", "path": "emails", "value": [{ "type": "work", "value": "a@x.example" }] }""")]
    [InlineData("""{ "op": "add", "path": "emails", "value": [{ "value": "a@x.example" }] }""")]
    [InlineData("""{ "op": "add", "path": "emails", "value": [] }""")]
    [InlineData("""{ "op": "add", "path": "emails", "value": null }""")]
    [InlineData("""{ "op": "add", "path": "addresses", "value": { "locality": "Reno", "type": "work" } }""")]
    [InlineData("""{ "op": "add", "value": {} }""")]
    public void Adding_what_is_there_changes_nothing(string operation)
    {
        const string attributes = """
            "title": "t", "name": { "givenName": "Ann", "familyName": "F" },
            "emails": [{ "value": "a@x.example", "type": "work" }], "addresses": [{ "type": "work", "locality": "Reno" }]
            """;
        Wire.IsUser(attributes, Wire.PatchedUser(attributes, operation));
    }

    [Fact, Spec("S-2.4-04", "S-2.4-05")]
    public void A_value_is_known_by_value_and_type()
    {
        Wire.IsUser("""
            "emails": [{ "value": "a@x.example", "type": "work", "display": "d" }]
            """, Wire.PatchedUser(""" "emails": [{ "value": "a@x.example", "type": "work" }] """, """
            { "op": "add", "path": "emails", "value": { "value": "a@x.example", "type": "work", "display": "d" } }
            """));

        Wire.IsUser("""
            "emails": [{ "value": "a@x.example", "type": "work" }, { "value": "a@x.example", "type": "home" }]
            """, Wire.PatchedUser(""" "emails": [{ "value": "a@x.example", "type": "work" }] """, """
            { "op": "add", "path": "emails", "value": { "value": "a@x.example", "type": "home" } }
            """));
    }

    [Fact, Spec("P-3.5.2-06")]
    public void A_value_path_sets_what_matches() =>
        Wire.IsUser("""
            "emails": [{ "value": "a@x.example", "type": "work", "display": "d" }, { "value": "b@x.example", "type": "home" }]
            """, Wire.PatchedUser("""
            "emails": [{ "value": "a@x.example", "type": "work" }, { "value": "b@x.example", "type": "home" }]
            """, """{ "op": "add", "path": "emails[type eq \"work\"]", "value": { "display": "d" } }"""));

    [Theory, Spec("P-3.5.2-06", "S-7-19")]
    [InlineData("notes eq \\\"n\\\"", """{ "value": "p", "notes": ["n"], "type": "t" }""")]
    [InlineData("count eq 3", """{ "value": "p", "count": 3, "type": "t" }""")]
    [InlineData("count eq 3.0", """{ "value": "p", "count": 3, "type": "t" }""")]
    public void A_value_made_from_the_filter_has_the_types_of_its_attributes(string filter, string made) =>
        Assert.Equal(
            Wire.Gadget($$"""{ "label": "l", "parts": [{{made}}] }"""),
            Wire.Patched(Gadget.Type, """{ "label": "l" }""", $$"""
                { "op": "add", "path": "parts[value eq \"p\" and {{filter}}].type", "value": "t" }
                """));

    [Fact, Spec("P-3.5.2-06")]
    public void No_value_is_made_from_a_filter_that_none_can_satisfy() => Refused.With(Refusal.NoTarget, () => Wire.Patched(
        Gadget.Type, """{ "label": "l" }""", """{ "op": "add", "path": "parts[value eq \"p\" and count eq 1.5].type", "value": "t" }"""));

    [Fact, Spec("S-4.2-02", "P-3.5.2.1-07", "T-27")]
    public void Adding_a_member_again_with_other_immutable_parts_keeps_the_first() =>
        Wire.IsGroup("""[{ "value": "1", "$ref": "../Users/1" }]""", Wire.PatchedGroup("""[{ "value": "1", "$ref": "../Users/1" }]""", """
            { "op": "add", "path": "members", "value": [{ "value": "1", "$ref": "https://x.example/Users/1" }] }
            """));

    [Fact, Spec("P-3.5.2-08", "S-4.2-02")]
    public void Members_are_added_to_a_group_that_has_some() =>
        Wire.IsGroup("""[{ "value": "1" }, { "value": "2" }]""", Wire.PatchedGroup("""[{ "value": "1" }]""", """
            { "op": "add", "path": "members", "value": [{ "value": "2" }, { "value": "1" }] }
            """));
}
