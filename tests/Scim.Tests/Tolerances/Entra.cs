namespace Rolecall.Scim.Tests.Tolerances;

/// <summary>What Microsoft Entra sends that the RFC does not have, or has otherwise.</summary>
public sealed class Entra
{
    private const string Manager = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager";

    [Theory, Spec("T-07", "T-03")]
    [InlineData("\"False\"")]
    [InlineData("\"false\"")]
    [InlineData("false")]
    public void A_person_is_switched_off_with_a_string(string value) =>
        Wire.IsUser(""" "active": false """, Wire.PatchedUser(""" "active": true """, $$"""{ "op": "Replace", "path": "active", "value": {{value}} }"""));

    [Fact, Spec("T-08", "T-07")]
    public void Primary_is_a_string_in_filters_too() =>
        Wire.IsUser(""" "emails": [{ "value": "b@x.example", "primary": true }, { "value": "c@x.example" }] """,
            Wire.PatchedUser(""" "emails": [{ "value": "a@x.example", "primary": true }, { "value": "c@x.example" }] """, """
                { "op": "Replace", "path": "emails[primary eq \"True\"].value", "value": "b@x.example" }
                """));

    [Theory, Spec("T-09")]
    [InlineData("Add")]
    [InlineData("Replace")]
    public void Keys_of_a_pathless_value_may_be_paths(string op) =>
        Wire.IsUser($$"""
            "title": "t", "name": { "familyName": "F", "givenName": "Ann" }, "emails": [{ "value": "b@x.example", "type": "work" }],
            "phoneNumbers": [{ "type": "mobile", "value": "1" }],
            "{{Types.Enterprise}}": { "division": "v", "employeeNumber": "7", "department": "d", "manager": { "value": "2" } }
            """, Wire.PatchedUser($$"""
            "title": "t", "name": { "familyName": "F" }, "emails": [{ "value": "a@x.example", "type": "work" }], "{{Types.Enterprise}}": { "division": "v" }
            """, $$"""
            { "op": "{{op}}", "value": {
                "name.givenName": "Ann", "emails[type eq \"work\"].value": "b@x.example", "phoneNumbers[type eq \"mobile\"].value": "1",
                "{{Types.Enterprise}}:employeeNumber": "7", "{{Types.Enterprise}}:manager.value": "2", "{{Types.Enterprise}}": { "department": "d" } } }
            """));

    [Fact, Spec("T-09", "P-3.5.2-20")]
    public void Unknown_keys_of_a_pathless_value_are_passed_over_and_told()
    {
        var ignored = new List<string>();

        var patched = Wire.Patched(Types.User, """{ "userName": "ann" }""", """
            { "op": "replace", "value": { "shoeSize": 9, "__proto__": { "a": 1 }, "name.nick": "x", "urn:none": { "a": 1 }, "name": { "nick": "x" }, "title": "t" } }
            """, ignored);

        Wire.Is("""{ "userName": "ann", "title": "t" }""", patched);
        Assert.Equal(["shoeSize", "__proto__", "name.nick", "urn:none", "name.nick"], ignored);
    }

    [Theory, Spec("T-09")]
    [InlineData("groups", "[]")]
    [InlineData("groups", """[{ "value": "g" }]""")]
    [InlineData("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.displayName", "\"Boss\"")]
    public void Keys_that_name_what_is_read_only_are_refused(string key, string value) =>
        Refused.With(Refusal.Mutability, () => Wire.PatchedUser("", $$"""{ "op": "replace", "value": { "{{key}}": {{value}} } }"""));

    [Theory, Spec("T-10")]
    [InlineData("""[{ "$ref": null, "value": "1" }]""", """[{ "value": "2" }, { "value": "3" }]""")]
    [InlineData("""[{ "value": "1" }, { "value": "3" }, { "value": "9" }]""", """[{ "value": "2" }]""")]
    [InlineData("""{ "value": "2", "display": "Bo" }""", """[{ "value": "1" }, { "value": "3" }]""")]
    [InlineData("""["2"]""", """[{ "value": "1" }, { "value": "3" }]""")]
    [InlineData("""[{ "value": "9" }]""", """[{ "value": "1" }, { "value": "2" }, { "value": "3" }]""")]
    [InlineData("[]", """[{ "value": "1" }, { "value": "2" }, { "value": "3" }]""")]
    public void Remove_with_values_takes_only_those(string value, string left) =>
        Wire.IsGroup(left, Wire.PatchedGroup("""[{ "value": "1" }, { "value": "2" }, { "value": "3" }]""", $$"""
            { "op": "Remove", "path": "members", "value": {{value}} }
            """));

    [Fact, Spec("T-11")]
    public void Adding_to_what_does_not_match_makes_a_value_from_the_filter() =>
        Wire.IsUser("""
            "emails": [{ "value": "h@x.example", "type": "home" }, { "type": "work", "value": "w@x.example" }]
            """, Wire.PatchedUser(""" "emails": [{ "value": "h@x.example", "type": "home" }] """, """
            { "op": "Add", "path": "emails[type eq \"work\"].value", "value": "w@x.example" }
            """));

    [Theory, Spec("T-11")]
    [InlineData("type eq \\\"work\\\" and primary eq false", """{ "type": "work", "display": "d" }""")]
    [InlineData("type eq \\\"work\\\" and value eq \\\"w\\\"", """{ "type": "work", "value": "w", "display": "d" }""")]
    [InlineData("type eq \\\"work\\\" and value eq null", """{ "type": "work", "display": "d" }""")]
    [InlineData("primary eq \\\"True\\\"", """{ "primary": true, "display": "d" }""")]
    public void All_equal_terms_go_into_the_new_value(string filter, string made) =>
        Wire.IsUser($$""" "emails": [{{made}}] """, Wire.PatchedUser("", $$"""
            { "op": "add", "path": "emails[{{filter}}].display", "value": "d" }
            """));

    [Theory, Spec("T-11")]
    [InlineData("type sw \\\"w\\\"")]
    [InlineData("type ne \\\"work\\\" and value pr")]
    [InlineData("type eq \\\"work\\\" or type eq \\\"home\\\"")]
    [InlineData("not (type eq \\\"work\\\") and value eq \\\"w\\\"")]
    [InlineData("type eq \\\"work\\\" and type eq \\\"home\\\"")]
    [InlineData("type eq \\\"\\\"")]
    public void Other_filters_make_nothing(string filter) =>
        Refused.With(Refusal.NoTarget, () => Wire.PatchedUser("", $$"""
            { "op": "add", "path": "emails[{{filter}}].display", "value": "d" }
            """));

    [Fact, Spec("T-11")]
    public void A_value_that_contradicts_the_filter_makes_nothing() =>
        Refused.With(Refusal.NoTarget, () => Wire.PatchedUser("", """
            { "op": "add", "path": "emails[type eq \"work\"].type", "value": "home" }
            """));

    [Fact, Spec("T-11")]
    public void Numbers_times_and_read_only_parts_of_filters_are_typed()
    {
        Wire.Is("""{ "label": "a", "parts": [{ "value": "p", "count": 2, "fitted": "2026-01-31T06:30:00Z", "type": "t" }] }""",
            Wire.Patched(Gadget.Type, """{ "label": "a" }""", """
                { "op": "add", "path": "parts[value eq \"p\" and count eq 2 and fitted eq \"2026-01-31T08:30:00+02:00\"].type", "value": "t" }
                """));
        Refused.With(Refusal.NoTarget, () => Wire.Patched(Gadget.Type, """{ "label": "a" }""", """
            { "op": "add", "path": "parts[value eq \"p\" and stock eq 2].type", "value": "t" }
            """));
        Refused.With(Refusal.InvalidValue, () => Wire.Patched(Gadget.Type, """{ "label": "a" }""", """
            { "op": "add", "path": "parts[type eq \"t\"].count", "value": 1 }
            """));
    }

    [Fact, Spec("T-12")]
    public void Several_adds_build_one_address() =>
        Wire.IsUser("""
            "addresses": [{ "type": "work", "streetAddress": "1 Main St", "locality": "Reno", "country": "US" }]
            """, Wire.PatchedUser("", """
            [{ "op": "Add", "path": "addresses[type eq \"work\"].streetAddress", "value": "1 Main St" },
             { "op": "Add", "path": "addresses[type eq \"work\"].locality", "value": "Reno" },
             { "op": "Add", "path": "addresses[type eq \"work\"].country", "value": "US" }]
            """));

    [Theory, Spec("T-13")]
    [InlineData("\"2\"", """ "manager": { "value": "2" } """)]
    [InlineData("""{ "value": "2" }""", """ "manager": { "value": "2" } """)]
    [InlineData("\"\"", """ "division": "v" """)]
    [InlineData("null", """ "division": "v" """)]
    [InlineData("""{ "value": "" }""", """ "division": "v" """)]
    public void A_manager_is_a_bare_id_and_an_empty_one_is_none(string value, string expected)
    {
        var rest = expected.Contains("division", StringComparison.Ordinal) ? "" : """ "division": "v", """;
        Wire.IsUser($$""" "{{Types.Enterprise}}": { {{rest}}{{expected}} } """, Wire.PatchedUser(
            $$""" "{{Types.Enterprise}}": { "division": "v", "manager": { "value": "1" } } """, $$"""
            { "op": "Replace", "path": "{{Manager}}", "value": {{value}} }
            """));
    }

    [Fact, Spec("T-14")]
    public void A_reference_of_null_is_none() =>
        Wire.IsGroup("""[{ "value": "1" }]""", Wire.PatchedGroup("null", """
            { "op": "Add", "path": "members", "value": [{ "$ref": null, "value": "1" }] }
            """));
}
