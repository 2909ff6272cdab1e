namespace Rolecall.Scim.Tests.Rfc7644;

public sealed class S3_5_2_2_Remove
{
    private const string Emails = """
        "emails": [{ "value": "a@x.example", "type": "work" }, { "value": "b@x.example", "type": "home" }]
        """;

    [Theory, Spec("P-3.5.2.2-01")]
    [InlineData("title")]
    [InlineData("name.givenName")]
    [InlineData("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department")]
    public void A_single_valued_attribute_becomes_unassigned(string path) =>
        Wire.IsUser("", Wire.PatchedUser(path switch
        {
            "title" => """ "title": "t" """,
            "name.givenName" => """ "name": { "givenName": "Ann" } """,
            _ => $$""" "{{Types.Enterprise}}": { "department": "d" } """,
        }, $$"""{ "op": "remove", "path": "{{path}}" }"""));

    [Fact, Spec("P-3.5.2.2-01")]
    public void Of_a_complex_attribute_the_rest_stays() =>
        Wire.IsUser(""" "name": { "familyName": "F" } """, Wire.PatchedUser(
            """ "name": { "givenName": "Ann", "familyName": "F" } """, """{ "op": "remove", "path": "name.givenName" }"""));

    [Fact, Spec("P-3.5.2.2-02")]
    public void All_values_go_without_a_filter() =>
        Wire.IsUser("", Wire.PatchedUser(Emails, """{ "op": "remove", "path": "emails" }"""));

    [Fact, Spec("P-3.5.2.2-03")]
    public void Only_matches_go_with_a_filter()
    {
        Wire.IsUser(""" "emails": [{ "value": "b@x.example", "type": "home" }] """,
            Wire.PatchedUser(Emails, """{ "op": "remove", "path": "emails[type eq \"work\"]" }"""));
        Wire.IsUser("", Wire.PatchedUser(Emails, """{ "op": "remove", "path": "emails[value pr]" }"""));
    }

    [Fact, Spec("P-3.5.2.2-04")]
    public void A_sub_attribute_of_matches_goes() =>
        Wire.IsUser("""
            "addresses": [{ "type": "work", "locality": "L" }, { "type": "home", "region": "R" }]
            """, Wire.PatchedUser("""
            "addresses": [{ "type": "work", "locality": "L", "region": "R" }, { "type": "home", "region": "R" }]
            """, """{ "op": "remove", "path": "addresses[type eq \"work\"].region" }"""));

    [Fact, Spec("P-3.5.2.2-04")]
    public void A_value_with_nothing_left_goes_too() =>
        Wire.IsUser("", Wire.PatchedUser(""" "emails": [{ "value": "a@x.example" }] """, """{ "op": "remove", "path": "emails[value pr].value" }"""));

    [Fact, Spec("P-3.5.2.2-04")]
    public void A_sub_attribute_without_a_filter_goes_from_all_values() =>
        Wire.IsUser(""" "emails": [{ "value": "a@x.example" }, { "value": "b@x.example" }] """,
            Wire.PatchedUser(Emails, """{ "op": "remove", "path": "emails.type" }"""));

    [Theory, Spec("P-3.5.2.2-05", "S-7-11")]
    [InlineData("""{ "op": "remove", "path": "label" }""")]
    [InlineData("""{ "op": "remove", "path": "size.width" }""")]
    [InlineData("""{ "op": "remove", "path": "parts[value eq \"p\"].value" }""")]
    [InlineData("""{ "op": "remove", "path": "urn:example:warranty:until" }""")]
    public void What_is_required_cannot_be_removed(string operation) =>
        Refused.With(Refusal.Mutability, () => Wire.Patched(Gadget.Type, """
            { "label": "a", "size": { "width": 1 }, "parts": [{ "value": "p" }], "urn:example:warranty": { "until": "2030-01-01T00:00:00Z" } }
            """, operation));

    [Fact, Spec("P-3.5.2.2-05", "S-3.3-03")]
    public void An_extension_goes_with_what_it_requires_unless_it_is_required_itself()
    {
        const string document = """{ "label": "a", "urn:example:warranty": { "until": "2030-01-01T00:00:00Z", "note": "n" } }""";
        const string removal = """{ "op": "remove", "path": "urn:example:warranty" }""";

        Wire.Is("""{ "label": "a" }""", Wire.Patched(Gadget.Type, document, removal));
        Refused.With(Refusal.Mutability, () => Wire.Patched(Gadget.UnderWarranty, document, removal));
    }

    [Theory, Spec("T-27")]
    [InlineData("title")]
    [InlineData("name.givenName")]
    [InlineData("photos")]
    [InlineData("photos.type")]
    [InlineData("photos[type eq \\\"photo\\\"]")]
    [InlineData("emails[type eq \\\"other\\\"]")]
    [InlineData("emails[type eq \\\"work\\\"].display")]
    [InlineData("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User")]
    public void Removing_what_is_gone_changes_nothing(string path) =>
        Wire.IsUser(Emails, Wire.PatchedUser(Emails, $$"""{ "op": "remove", "path": "{{path}}" }"""));

    [Theory, Spec("S-4.2-02", "P-3.5.2.2-03")]
    [InlineData("""{ "op": "remove", "path": "members[value eq \"1\"]" }""")]
    [InlineData("""{ "op": "remove", "path": "members", "value": [{ "value": "1" }] }""")]
    public void A_member_is_removed_though_its_parts_are_immutable(string operation) =>
        Wire.IsGroup("""[{ "value": "2" }]""", Wire.PatchedGroup("""[{ "value": "1" }, { "value": "2" }]""", operation));
}
