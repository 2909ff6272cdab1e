using System.Text.Json.Nodes;

namespace Rolecall.Server.Tests.Guide;

/// <summary>Design §4.2, rule 1: Okta's admin chooses where a role attribute stands, so it is taken and shown wherever that is.</summary>
public sealed class RolePlaces(RunningServer server)
{
    /// <summary>{0} is the attribute with its value.</summary>
    private const string Top = "{0}";
    private const string Canonical = "\"urn:ietf:params:scim:schemas:extension:rolecall:2.0:User\": {{ {0} }}";
    private const string Vendor = "\"urn:okta:example_app:1.0:user:custom\": {{ {0} }}";
    private const string Core = "\"urn:ietf:params:scim:schemas:core:2.0:User\": {{ {0} }}";

    public static TheoryData<OktaDialect, string, string, bool> Places()
    {
        var data = new TheoryData<OktaDialect, string, string, bool>();
        foreach (var dialect in Enum.GetValues<OktaDialect>())
        {
            foreach (var place in (string[])[Top, Canonical, Vendor, Core])
            {
                data.Add(dialect, place, "customRoleName", false);
                data.Add(dialect, place, "customRoleId", false);
                data.Add(dialect, place, "customRoleId", true);
                // Under our own URN the name is ours: a PUT of it in two spellings is one of JSON's doubled names.
                if (place != Canonical)
                    data.Add(dialect, place, "CustomRoleID", true);
            }
        }

        return data;
    }

    [Theory, MemberData(nameof(Places)), Spec("M11", "S-2.1-01")]
    public async Task A_role_is_taken_there_and_shown_there_and_in_its_own_place(
        OktaDialect dialect, string place, string attribute, bool asNumber)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var first = await workspace.GivenRoleAsync("Reviewer");
        var second = await workspace.GivenRoleAsync("Auditor");
        var okta = new OktaClient(workspace, dialect);
        var isName = attribute == "customRoleName";

        var id = await okta.AssignAsync("ada@example.com", ", " + Sent(isName ? "Reviewer" : first.ToString()));
        var created = await workspace.GetAsync($"/Users/{id}");
        var changed = await okta.PushAsync(id, "{" + Sent(isName ? "Auditor" : second.ToString()) + "}");

        AssertShown(created, "Reviewer", first.ToString());
        Assert.Equal(200, changed.Status);
        AssertShown(changed, "Auditor", second.ToString());

        string Sent(string value) => string.Format(null, place, asNumber ? $"\"{attribute}\": {value}" : $"\"{attribute}\": \"{value}\"");

        void AssertShown(Answer answer, string name, string roleId)
        {
            Assert.Equal(
                $$"""{"customRoleId":"{{roleId}}","customRoleName":"{{name}}","role":"member"}""", answer[Urns.Role]!.ToJsonString());
            Assert.Contains(answer["schemas"]!.AsArray(), uri => (string?)uri == Urns.Role);
            if (place == Canonical)
                return;

            var value = isName ? $"\"{name}\"" : asNumber ? roleId : $"\"{roleId}\"";
            var holder = place == Vendor ? answer[Urns.Vendor]! : answer.Body!;
            Assert.Equal(value, holder[attribute]!.ToJsonString());
            Assert.Equal(place == Vendor, answer["schemas"]!.AsArray().Any(uri => (string?)uri == Urns.Vendor));
        }
    }

    [Theory, Spec("M11", "M13")]
    [InlineData("role", "\"admin\"", "admin")]
    [InlineData("role", "\"Limited Member\"", "limited_member")]
    [InlineData("ROLE", "\"limited-member\"", "limited_member")]
    [InlineData("role", "4", "guest")]
    [InlineData("role", "\"2\"", "admin")]
    [InlineData("roles", "[{ \"value\": \"guest\" }]", "guest")]
    [InlineData("roles", "[{ \"value\": \"member\" }, { \"value\": \"Reviewer\", \"primary\": true }]", "Reviewer")]
    [InlineData("roles", "[\"admin\"]", "admin")]
    [InlineData("urn:okta:example_app:1.0:user:custom:customRoleName", "\"Reviewer\"", "Reviewer")]
    public async Task Built_in_roles_and_entries_of_roles_work_too(string attribute, string value, string expected)
    {
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenRoleAsync("Reviewer");

        var created = await workspace.PostAsync("/Users", $$"""{ "userName": "ada", "{{attribute}}": {{value}} }""");

        Assert.Equal((201, expected), (created.Status, created.RoleOf()));
    }

    [Theory, Spec("M11", "P-3.5.2-09")]
    [InlineData("""{ "op": "add", "path": "customRoleName", "value": "Reviewer" }""", "Reviewer")]
    [InlineData("""{ "op": "Replace", "path": "CUSTOMROLENAME", "value": "Reviewer" }""", "Reviewer")]
    [InlineData("""{ "op": "replace", "path": "urn:ietf:params:scim:schemas:extension:rolecall:2.0:User:customRoleName", "value": "Reviewer" }""", "Reviewer")]
    [InlineData("""{ "op": "replace", "path": "urn:ietf:params:scim:schemas:core:2.0:User:role", "value": "guest" }""", "guest")]
    [InlineData("""{ "op": "add", "path": "urn:okta:example_app:1.0:user:custom", "value": { "role": "admin" } }""", "admin")]
    [InlineData("""{ "op": "replace", "value": { "urn:okta:example_app:1.0:user:custom:role": "guest" } }""", "guest")]
    [InlineData("""{ "op": "replace", "value": { "nickName": "A", "role": "guest" } }""", "guest")]
    [InlineData("""{ "op": "replace", "path": "roles", "value": [{ "value": "guest" }] }""", "guest")]
    [InlineData("""{ "op": "add", "path": "roles[primary eq true].value", "value": "guest" }""", "guest")]
    public async Task A_path_may_name_the_role(string operation, string expected)
    {
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenRoleAsync("Reviewer");
        var id = await workspace.GivenUserAsync("""{ "userName": "ada" }""");

        var changed = await workspace.PatchAsync($"/Users/{id}", $$"""{ "Operations": [{{operation}}] }""");

        Assert.Equal((200, expected), (changed.Status, changed.RoleOf()));
    }

    [Fact, Spec("M11")]
    public async Task One_connection_may_use_several_places_and_no_key_stands_twice()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var role = await workspace.GivenRoleAsync("Reviewer");
        await workspace.GivenUserAsync($$$"""{ "userName": "ada", "customRoleId": {{{role}}}, "{{{Urns.Vendor}}}": { "ROLE": "guest" } }""");
        await workspace.GivenUserAsync("""{ "userName": "bob", "CUSTOMROLEID": "", "Role": "admin" }""");

        var list = await workspace.GetAsync("/Users");

        Assert.All(list["Resources"]!.AsArray(), user =>
        {
            var names = user!.AsObject().Select(member => member.Key).ToArray();
            Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.Equal((string?)user[Urns.Role]!["role"], (string?)user[Urns.Vendor]!["ROLE"]);
        });
    }

    [Fact, Spec("M11")]
    public async Task A_place_under_the_enterprise_schema_is_read_and_does_not_spoil_it()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var created = await workspace.PostAsync(
            "/Users", $$$"""{ "userName": "ada", "{{{Urns.Enterprise}}}": { "department": "Tours", "role": "guest" } }""");

        Assert.Equal((201, "guest"), (created.Status, created.RoleOf()));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{ "department": "Tours" }"""), created[Urns.Enterprise]));
    }
}
