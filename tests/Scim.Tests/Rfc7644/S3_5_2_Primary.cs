namespace Rolecall.Scim.Tests.Rfc7644;

/// <summary>RFC 7644 §3.5.2: a value that becomes primary takes it from the others.</summary>
public sealed class S3_5_2_Primary
{
    private const string Two = """
        "emails": [{ "value": "a@x.example", "type": "work", "primary": true }, { "value": "b@x.example", "type": "home" }]
        """;

    private const string Moved = """
        "emails": [{ "value": "a@x.example", "type": "work" }, { "value": "b@x.example", "type": "home", "primary": true }]
        """;

    [Theory, Spec("P-3.5.2-12", "S-2.4-01")]
    [InlineData("""{ "op": "add", "path": "emails", "value": { "value": "b@x.example", "type": "home", "primary": true } }""")]
    [InlineData("""{ "op": "add", "value": { "emails": [{ "value": "b@x.example", "primary": true }] } }""")]
    [InlineData("""{ "op": "add", "path": "emails[type eq \"home\"]", "value": { "primary": true } }""")]
    [InlineData("""{ "op": "replace", "path": "emails[type eq \"home\"].primary", "value": true }""")]
    [InlineData("""{ "op": "replace", "path": "emails[type eq \"home\"].primary", "value": "True" }""")]
    public void The_new_primary_is_the_only_one(string operation) => Wire.IsUser(Moved, Wire.PatchedUser(Two, operation));

    [Fact, Spec("P-3.5.2-12")]
    public void An_added_primary_demotes_the_old_one() =>
        Wire.IsUser("""
            "emails": [{ "value": "a@x.example", "type": "work" }, { "value": "b@x.example", "type": "home" },
                       { "value": "c@x.example", "primary": true }]
            """, Wire.PatchedUser(Two, """
            { "op": "add", "path": "emails", "value": [{ "value": "c@x.example", "primary": true }] }
            """));

    [Fact, Spec("P-3.5.2-12", "S-2.4-04")]
    public void An_address_that_becomes_primary_is_still_the_same() =>
        Wire.IsUser("""
            "addresses": [{ "locality": "Reno", "primary": true }]
            """, Wire.PatchedUser(""" "addresses": [{ "locality": "Reno" }] """, """
            { "op": "add", "path": "addresses", "value": { "locality": "Reno", "primary": true } }
            """));

    [Fact, Spec("P-3.5.2-12", "T-11")]
    public void A_primary_made_from_the_filter_demotes_the_old_one() =>
        Wire.IsUser("""
            "emails": [{ "value": "a@x.example", "type": "work" }, { "value": "b@x.example", "type": "home" },
                       { "type": "other", "primary": true, "value": "c@x.example" }]
            """, Wire.PatchedUser(Two, """
            { "op": "add", "path": "emails[type eq \"other\" and primary eq true].value", "value": "c@x.example" }
            """));

    [Theory, Spec("P-3.5.2-12")]
    [InlineData("""{ "op": "replace", "path": "emails[primary eq true].primary", "value": true }""")]
    [InlineData("""{ "op": "add", "path": "emails", "value": { "value": "a@x.example", "type": "work", "primary": true } }""")]
    [InlineData("""{ "op": "add", "path": "emails", "value": { "value": "b@x.example", "type": "home", "primary": false } }""")]
    [InlineData("""{ "op": "replace", "path": "emails[type eq \"home\"].primary", "value": false }""")]
    public void Saying_what_is_so_already_changes_nothing(string operation) => Wire.IsUser(Two, Wire.PatchedUser(Two, operation));

    [Theory, Spec("S-2.4-01")]
    [InlineData("""{ "op": "replace", "path": "emails[value pr].primary", "value": true }""")]
    [InlineData("""{ "op": "replace", "path": "emails.primary", "value": true }""")]
    [InlineData("""{ "op": "add", "path": "emails", "value": [{ "value": "c", "primary": true }, { "value": "d", "primary": true }] }""")]
    public void Two_primaries_at_once_are_refused(string operation) =>
        Refused.With(Refusal.InvalidValue, () => Wire.PatchedUser(Two, operation));

    [Fact, Spec("P-3.5.2-12")]
    public void Nobody_is_promoted_when_the_primary_goes() =>
        Wire.IsUser("""
            "emails": [{ "value": "b@x.example", "type": "home" }]
            """, Wire.PatchedUser(Two, """{ "op": "remove", "path": "emails[primary eq true]" }"""));
}
