using System.Text;

namespace Rolecall.Server.Tests.Clients;

/// <summary>Every quirk there is, shown once.</summary>
internal static class QuirkCases
{
    private const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private const string WorkMail = """, "emails": [{ "type": "work", "value": "w@example.com" }]""";

    public static IReadOnlyList<QuirkCase> All { get; } =
    [
        .. Requests, .. Bodies, .. Patches, .. Filters,
    ];

    private static QuirkCase[] Requests =>
    [
        new("plain_json", HttpMethod.Post, "/Users", $$"""{ "schemas": ["{{Urns.User}}"], "userName": "new@example.com" }""", 415)
        {
            Adjust = request => request.Content = new StringContent(
                $$"""{ "schemas": ["{{Urns.User}}"], "userName": "new@example.com" }""", Encoding.UTF8, "application/json"),
            Shows = "new@example.com",
        },
        new("path_variations", HttpMethod.Get, "//Users/{user}/", null, 404) { Shows = "there@example.com" },
        new("text_parameters", HttpMethod.Post, "/Users/.search",
            """{ "schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"], "count": "1" }""", ScimType: "invalidSyntax")
        {
            Shows = "\"itemsPerPage\":1",
        },
    ];

    private static QuirkCase[] Bodies =>
    [
        new("missing_schemas", HttpMethod.Post, "/Users", """{ "userName": "new@example.com" }""", ScimType: "invalidSyntax") { Shows = "new@example.com" },
        QuirkCase.Post("foreign_schemas", """ "title": "t" """, "invalidSyntax", """, "urn:example:none" """) with { Shows = "\"title\":\"t\"", Hides = "urn:example" },
        QuirkCase.Post("unknown_attributes", """ "shoeSize": 9 """, "invalidSyntax") with { Shows = "new@example.com", Hides = "shoeSize" },
        QuirkCase.Post("unqualified_extension", """ "department": "d" """, "invalidSyntax") with { Shows = "\"department\":\"d\"" },
        QuirkCase.Post("role_places", """ "role": "guest" """, "invalidSyntax") with { Shows = "\"role\":\"guest\"" },
        QuirkCase.Post("base_schema_object", $$""" "{{Urns.User}}": { "title": "t" } """, "invalidSyntax") with { Shows = "\"title\":\"t\"" },
        QuirkCase.Post("dotted_keys", """ "name.givenName": "Ann" """, "invalidSyntax") with { Shows = "\"name\":{\"givenName\":\"Ann\"" },
        QuirkCase.Post("string_booleans", """ "active": "False" """, "invalidValue") with { Shows = "\"active\":false" },
        QuirkCase.Post("empty_strings", """ "title": "" """, "invalidValue") with { Shows = "new@example.com", Hides = "title" },
        QuirkCase.Post("bare_values", """ "emails": ["n@example.com"] """, "invalidValue") with { Shows = "[{\"value\":\"n@example.com\"" },
        QuirkCase.Post("object_for_list", """ "emails": { "value": "n@example.com" } """, "invalidValue") with { Shows = "[{\"value\":\"n@example.com\"" },
        QuirkCase.Post(
            "several_primaries", """ "emails": [{ "value": "a@example.com", "primary": true }, { "value": "b@example.com", "primary": true }] """, "invalidValue")
            with { Shows = "[{\"value\":\"a@example.com\"},{\"value\":\"b@example.com\",\"primary\":true}]" },
    ];

    private static QuirkCase[] Patches =>
    [
        QuirkCase.Patch("operation_case", """{ "op": "Replace", "path": "title", "value": "t" }""", "invalidSyntax") with { Shows = "\"title\":\"t\"" },
        QuirkCase.Patch("pathless_patch", """{ "op": "replace", "value": { "title": "t" } }""", "invalidSyntax") with { Shows = "\"title\":\"t\"" },
        QuirkCase.Patch("empty_operations", "", "invalidSyntax") with { Shows = "there@example.com" },
        QuirkCase.Patch("unknown_operation_members", """{ "op": "add", "path": "title", "value": "t", "name": "n" }""", "invalidSyntax")
            with { Shows = "\"title\":\"t\"" },
        QuirkCase.Patch("echoed_id", """{ "op": "replace", "value": { "id": "{user}", "title": "t" } }""", "mutability")
            with { Shows = "\"title\":\"t\"", Beside = ["pathless_patch"] },
        QuirkCase.Patch(
            "unknown_paths", """{ "op": "add", "path": "shoeSize", "value": 9 }, { "op": "replace", "path": "active", "value": false }""", "invalidPath")
            with { Shows = "\"active\":false" },
        QuirkCase.Patch("schema_paths", $$"""{ "op": "add", "path": "{{Enterprise}}", "value": { "department": "d" } }""", "invalidPath")
            with { Shows = "\"department\":\"d\"" },
        QuirkCase.Patch("whole_element_paths", """{ "op": "remove", "path": "emails[type eq \"work\"]" }""", "invalidPath")
            with { Given = WorkMail, Shows = "there@example.com", Hides = "w@example.com" },
        QuirkCase.Patch("partial_complex_replace", """{ "op": "replace", "path": "name", "value": { "givenName": "Bo" } }""", null)
            with { Given = """, "name": { "givenName": "Ann", "familyName": "Lee" } """, Shows = "\"familyName\":\"Lee\"", Otherwise = "\"name\":{\"givenName\":\"Bo\"}" },
        QuirkCase.Patch("remove_listed_members", """{ "op": "remove", "path": "members", "value": [{ "value": "{user}" }] }""", "invalidValue", "/Groups/{group}")
            with { Shows = "\"displayName\":\"team\"", Hides = "{user}" },
        QuirkCase.Patch("repeated_removal", """{ "op": "remove", "path": "emails[type eq \"home\"].display" }""", "noTarget")
            with { Given = WorkMail, Shows = "w@example.com" },
        QuirkCase.Patch("add_creates_element", """{ "op": "add", "path": "emails[type eq \"work\"].value", "value": "w@example.com" }""", "noTarget")
            with { Shows = "{\"type\":\"work\",\"value\":\"w@example.com\"}" },
        QuirkCase.Patch("replace_creates_element", """{ "op": "replace", "path": "emails[type eq \"work\"].value", "value": "w@example.com" }""", "noTarget")
            with { Shows = "{\"type\":\"work\",\"value\":\"w@example.com\"}" },
    ];

    private static QuirkCase[] Filters =>
    [
        QuirkCase.Filter("filter_literals", "userName eq \"there@example.com\" and active eq True") with { Shows = "\"totalResults\":1" },
        QuirkCase.Filter("filter_spaces", " userName  eq \"there@example.com\"") with { Shows = "\"totalResults\":1" },
        QuirkCase.Filter("complex_filter", "emails eq \"w@example.com\"") with { Given = WorkMail, Shows = "\"totalResults\":1" },
        QuirkCase.Filter("compared_elements", "emails[type eq \"work\"].value eq \"w@example.com\"") with { Given = WorkMail, Shows = "\"totalResults\":1" },
    ];
}
