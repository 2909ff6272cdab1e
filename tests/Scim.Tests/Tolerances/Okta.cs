namespace Rolecall.Scim.Tests.Tolerances;

/// <summary>What Okta, and clients that echo what they read, send.</summary>
public sealed class Okta
{
    [Fact, Spec("T-01")]
    public void A_person_is_switched_off_without_a_path() =>
        Wire.IsUser(""" "active": false """, Wire.PatchedUser(""" "active": true """, """{ "op": "replace", "value": { "active": false } }"""));

    [Theory, Spec("T-02")]
    [InlineData("""{ "displayName": "team", "id": "1", "members": [{ "value": "2" }] }""")]
    [InlineData("""{ "displayName": "team", "members": [{ "value": "2" }] }""")]
    public void A_rename_carries_the_id_and_leaves_the_members_alone(string document) =>
        Wire.Is(document.Replace("team", "crew", StringComparison.Ordinal), Wire.Patched(Types.Group, document, """
            { "op": "replace", "value": { "id": "1", "displayName": "crew" } }
            """));

    [Theory, Spec("T-02", "P-3.5.2-07")]
    [InlineData("\"2\"")]
    [InlineData("null")]
    [InlineData("1")]
    public void Another_id_is_refused(string id) =>
        Refused.With(Refusal.Mutability, () => Wire.Patched(Types.Group, """{ "id": "1", "displayName": "team" }""", $$"""
            { "op": "replace", "value": { "id": {{id}}, "displayName": "crew" } }
            """));

    [Fact, Spec("T-25")]
    public void An_echo_of_schemas_and_meta_is_passed_over() =>
        Wire.IsUser(""" "displayName": "New" """, Wire.PatchedUser(""" "displayName": "Old" """, """
            { "op": "replace", "value": { "schemas": ["urn:none"], "displayName": "New", "meta": { "resourceType": "User" } } }
            """));

    [Fact, Spec("T-18")]
    public void A_member_without_the_array_around_it_is_wrapped() =>
        Wire.IsGroup("""[{ "value": "1" }]""", Wire.PatchedGroup("null", """
            { "op": "add", "path": "members", "value": { "value": "1" } }
            """));

    [Theory, Spec("T-32")]
    [InlineData("title")]
    [InlineData("name.givenName")]
    [InlineData("emails[type eq \\\"work\\\"].display")]
    public void An_empty_string_clears(string path) =>
        Wire.IsUser(""" "name": { "familyName": "F" }, "emails": [{ "value": "a@x.example", "type": "work" }] """, Wire.PatchedUser("""
            "title": "t", "name": { "familyName": "F", "givenName": "A" }, "emails": [{ "value": "a@x.example", "type": "work", "display": "d" }]
            """, $$"""
            [{ "op": "remove", "path": "title" }, { "op": "remove", "path": "name.givenName" }, { "op": "remove", "path": "emails.display" },
             { "op": "add", "path": "{{path}}", "value": "x" }, { "op": "replace", "path": "{{path}}", "value": "" }]
            """));
}
