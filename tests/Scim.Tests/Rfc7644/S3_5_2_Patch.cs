using Rolecall.Scim.Documents;
using Rolecall.Scim.Patching;

namespace Rolecall.Scim.Tests.Rfc7644;

/// <summary>RFC 7644 §3.5.2: what holds for every operation.</summary>
public sealed class S3_5_2_Patch
{
    [Fact, Spec("P-3.5.2-11")]
    public void Each_operation_sees_the_result_of_the_one_before() =>
        Wire.IsUser("""
            "emails": [{ "value": "b@x.example", "type": "work" }]
            """, Wire.PatchedUser("", """
            [{ "op": "add", "path": "emails", "value": { "value": "a@x.example", "type": "work" } },
             { "op": "replace", "path": "emails[type eq \"work\"].value", "value": "b@x.example" }]
            """));

    [Fact, Spec("P-3.5.2-11")]
    public void What_one_operation_removed_is_no_target_for_the_next() =>
        Refused.With(Refusal.NoTarget, () => Wire.PatchedUser("""
            "emails": [{ "value": "a@x.example", "type": "work" }]
            """, """
            [{ "op": "remove", "path": "emails" },
             { "op": "replace", "path": "emails[type eq \"work\"].value", "value": "b@x.example" }]
            """));

    [Fact, Spec("P-3.5.2-13")]
    public void A_refused_patch_leaves_the_document_as_it_was()
    {
        var document = Wire.Stored("""{ "userName": "ann", "title": "old", "emails": [{ "value": "a@x.example" }] }""");

        Refused.With(Refusal.Mutability, () => Patch.Apply(Types.User, document, Wire.Request("""
            [{ "op": "replace", "path": "title", "value": "new" },
             { "op": "remove", "path": "emails" },
             { "op": "replace", "path": "id", "value": "other" }]
            """)));

        Wire.Is("""{ "userName": "ann", "title": "old", "emails": [{ "value": "a@x.example" }] }""", document);
    }

    [Theory, Spec("P-3.5.2-07", "S-7-01", "S-4.1.2-10", "S-4.3-03")]
    [InlineData("id")]
    [InlineData("meta")]
    [InlineData("meta.created")]
    [InlineData("groups")]
    [InlineData("groups[value eq \\\"x\\\"].display")]
    [InlineData("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.displayName")]
    public void What_is_read_only_cannot_be_changed(string path)
    {
        foreach (var op in new[] { "add", "replace", "remove" })
            Refused.With(Refusal.Mutability, () => Wire.PatchedUser("", $$"""{ "op": "{{op}}", "path": "{{path}}", "value": "x" }"""));
    }

    [Fact, Spec("P-3.5.2-07", "S-7-03")]
    public void What_is_immutable_keeps_its_value_once_it_is_set()
    {
        const string serial = """{ "label": "a", "serial": "1", "stamps": ["s"] }""";
        foreach (var operation in new[]
        {
            """{ "op": "replace", "path": "serial", "value": "2" }""",
            """{ "op": "add", "path": "serial", "value": "2" }""",
            """{ "op": "replace", "path": "serial", "value": null }""",
            """{ "op": "remove", "path": "serial" }""",
            """{ "op": "add", "value": { "serial": "2" } }""",
            """{ "op": "add", "path": "stamps", "value": "t" }""",
            """{ "op": "remove", "path": "stamps" }""",
        })
        {
            Refused.With(Refusal.Mutability, () => Wire.Patched(Gadget.Type, serial, operation));
        }
    }

    [Theory, Spec("P-3.5.2-07")]
    [InlineData("""{ "op": "replace", "path": "serial", "value": "1" }""")]
    [InlineData("""{ "op": "add", "value": { "serial": "1", "stamps": ["s"] } }""")]
    public void Sending_an_immutable_value_again_changes_nothing(string operation)
    {
        const string serial = """{ "label": "a", "serial": "1", "stamps": ["s"] }""";
        Wire.Is(serial, Wire.Patched(Gadget.Type, serial, operation));
    }

    [Fact, Spec("P-3.5.2-08")]
    public void An_immutable_attribute_without_a_value_may_be_set() =>
        Wire.Is("""{ "label": "a", "serial": "1", "stamps": ["s"], "size": { "width": 2, "unit": "cm" } }""",
            Wire.Patched(Gadget.Type, """{ "label": "a", "size": { "width": 2 } }""", """
                [{ "op": "add", "path": "serial", "value": "1" },
                 { "op": "replace", "path": "stamps", "value": ["s"] },
                 { "op": "add", "path": "size.unit", "value": "cm" }]
                """));

    [Theory, Spec("S-7-03")]
    [InlineData("""{ "op": "replace", "path": "size.unit", "value": "in" }""")]
    [InlineData("""{ "op": "remove", "path": "size.unit" }""")]
    [InlineData("""{ "op": "replace", "path": "size", "value": { "unit": "in" } }""")]
    [InlineData("""{ "op": "add", "path": "size", "value": { "unit": null } }""")]
    [InlineData("""{ "op": "replace", "path": "parts[value eq \"p\"].value", "value": "q" }""")]
    [InlineData("""{ "op": "replace", "path": "parts[value eq \"p\"]", "value": { "value": "q" } }""")]
    [InlineData("""{ "op": "add", "path": "parts[value eq \"new\"].value", "value": "q" }""")]
    public void An_immutable_sub_attribute_keeps_its_value_too(string operation) =>
        Refused.With(Refusal.Mutability, () => Wire.Patched(
            Gadget.Type, """{ "label": "a", "size": { "width": 2, "unit": "cm" }, "parts": [{ "value": "p" }] }""", operation));

    [Theory, Spec("P-3.5.2-16")]
    [InlineData("active", "\"maybe\"")]
    [InlineData("active", "\"\"")]
    [InlineData("active", "1")]
    [InlineData("title", "1")]
    [InlineData("title", "{ \"a\": 1 }")]
    [InlineData("title", "[\"a\"]")]
    [InlineData("name", "\"Ann\"")]
    [InlineData("name", "[]")]
    [InlineData("name.givenName", "true")]
    [InlineData("emails", "[[{ \"value\": \"a@x.example\" }]]")]
    [InlineData("emails", "[1]")]
    [InlineData("emails[type eq \\\"work\\\"].value", "{ \"a\": 1 }")]
    [InlineData("password", "{ \"a\": 1 }")]
    [InlineData("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", "\"x\"")]
    public void A_value_of_the_wrong_type_is_refused(string path, string value) =>
        Refused.With(Refusal.InvalidValue, () => Wire.PatchedUser("""
            "emails": [{ "value": "a@x.example", "type": "work" }]
            """, $$"""{ "op": "replace", "path": "{{path}}", "value": {{value}} }"""));

    [Theory, Spec("P-3.5.2-16")]
    [InlineData("\"title\"")]
    [InlineData("[{ \"title\": \"x\" }]")]
    [InlineData("null")]
    public void A_value_for_the_whole_resource_is_an_object(string value) =>
        Refused.With(Refusal.InvalidValue, () => Wire.PatchedUser("", $$"""{ "op": "replace", "value": {{value}} }"""));

    [Fact, Spec("P-3.5.2-10")]
    public void Schemas_follows_the_data_and_may_be_named()
    {
        var patched = Wire.PatchedUser("", $$"""
            [{ "op": "add", "path": "schemas", "value": ["{{Types.Enterprise}}"] },
             { "op": "add", "path": "{{Types.Enterprise}}:department", "value": "d" }]
            """);

        Assert.Equal([Types.User.Schema.Id, Types.Enterprise], SchemasInUse.Of(Types.User, patched));
        Wire.IsUser($$"""
            "{{Types.Enterprise}}": { "department": "d" }
            """, patched);
    }

    [Fact, Spec("P-3.5.2-10")]
    public void Naming_an_extension_in_schemas_or_no_longer_changes_nothing_by_itself()
    {
        Wire.IsUser("", Wire.PatchedUser("", $$"""{ "op": "add", "path": "schemas", "value": "{{Types.Enterprise}}" }"""));
        Wire.IsUser("", Wire.PatchedUser("", $$"""{ "op": "remove", "path": "schemas", "value": ["{{Types.Enterprise}}"] }"""));
        Refused.With(Refusal.InvalidValue, () => Wire.PatchedUser("", """{ "op": "add", "path": "schemas", "value": "urn:none" }"""));
        Refused.With(Refusal.Mutability, () => Wire.PatchedUser("", """{ "op": "remove", "path": "schemas" }"""));
    }

    [Fact, Spec("P-3.5.2-19")]
    public void A_thousand_operations_on_a_thousand_members_take_bounded_time()
    {
        var members = $"[{string.Join(',', Enumerable.Range(0, 1_000).Select(i => $$"""{ "value": "{{i}}" }"""))}]";
        var adds = $"[{string.Join(',', Enumerable.Range(1_000, 1_000).Select(i =>
            $$"""{ "op": "add", "path": "members", "value": [{ "value": "{{i}}" }] }"""))}]";
        var started = TimeProvider.System.GetTimestamp();

        var patched = Wire.PatchedGroup(members, adds);

        Assert.Equal(2_000, patched.List("members").Count);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0, 10);
    }

    [Fact, Spec("S-7-11", "P-3.5.2.2-05")]
    public void What_was_missing_before_does_not_stand_in_the_way() =>
        Wire.Is("""{ "active": false }""", Wire.Patched(Types.User, """{ "active": true }""", """
            { "op": "replace", "path": "active", "value": false }
            """));
}
