using System.Text.Json.Nodes;
using Rolecall.Domain.Roles;
using Rolecall.Server.Tests.RestApi;

namespace Rolecall.Server.Tests.ResourceTypes;

/// <summary>How a workspace defines schemas and resource types, and what it is told when it cannot.</summary>
public sealed class Definitions(RunningServer server)
{
    [Fact, Spec("S-7.s-01", "S-7.s-02", "S-2.2-01")]
    public async Task A_schema_is_defined_read_changed_and_removed()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var api = workspace.Api(server);

        var created = await api.PostAsync("/schemas", Gadgets.BadgeSchema);
        Assert.Equal((201, $"/api/v1/workspaces/{workspace.Id}/schemas/{Gadgets.Badge}"), (created.Status, created.Header("Location")));
        Assert.Equal(created.Text, (await api.GetAsync($"/schemas/{Gadgets.Badge}")).Text);
        var trace = created["attributes"]!.AsArray().Single(attribute => (string?)attribute!["name"] == "trace")!;
        Assert.Equal("readWrite string request", $"{trace["mutability"]} {trace["type"]} {trace["returned"]}");
        Assert.Single((await api.GetAsync("/schemas"))["schemas"]!.AsArray());
        var wider = created.Body!;
        wider["attributes"]!.AsArray().Add(new JsonObject { ["name"] = "note" });
        Assert.Equal(200, (await api.PutAsync($"/schemas/{Gadgets.Badge}", wider.ToJsonString())).Status);
        Assert.Equal(204, (await api.DeleteAsync($"/schemas/{Gadgets.Badge}")).Status);
        (await api.GetAsync($"/schemas/{Gadgets.Badge}")).AssertProblem(404, "not_found");
    }

    [Fact, Spec("S-6-01", "S-6-03")]
    public async Task A_resource_type_is_defined_read_changed_and_removed()
    {
        var workspace = await server.GivenGadgetsAsync();
        var api = workspace.Api(server);

        Assert.Equal(["User", "Group", "Gadget"], (await api.GetAsync("/resource-types"))["resourceTypes"]!.AsArray().Select(type => (string?)type!["name"]));
        var moved = (await api.GetAsync("/resource-types/Gadget")).Body!;
        moved["endpoint"] = "/Things";
        Assert.Equal(200, (await api.PutAsync("/resource-types/Gadget", moved.ToJsonString())).Status);
        Assert.Equal(201, (await workspace.PostAsync("/Things", """{ "label": "x" }""")).Status);
        (await workspace.GetAsync("/Gadgets")).AssertScimError(404);
        (await api.DeleteAsync("/resource-types/Gadget")).AssertProblem(409, "conflict");
        var id = (string)(await workspace.GetAsync("/Things"))["Resources"]![0]!["id"]!;
        await workspace.DeleteAsync($"/Things/{id}");
        Assert.Equal(204, (await api.DeleteAsync("/resource-types/Gadget")).Status);
        (await workspace.GetAsync("/Things")).AssertScimError(404);
    }

    [Theory, Spec("S-2.1-02", "S-2.3.8-02", "S-3.1-16", "S-3.1-17", "S-3.3-04", "S-7.s-03", "S-7.s-04")]
    [InlineData("""{ "id": "urn:ietf:params:scim:schemas:core:2.0:User", "name": "x", "attributes": [{ "name": "a" }] }""", "meaning already")]
    [InlineData("""{ "id": "URN:ietf:params:scim:schemas:extension:ENTERPRISE:2.0:User", "name": "x", "attributes": [{ "name": "a" }] }""", "meaning already")]
    [InlineData("""{ "id": "urn:ietf:params:scim:api:messages:2.0:Mine", "name": "x", "attributes": [{ "name": "a" }] }""", "meaning already")]
    [InlineData("""{ "id": "urn:ietf:params:scim:schemas:core:2.0:User:more", "name": "x", "attributes": [{ "name": "a" }] }""", "begin alike")]
    [InlineData("""{ "id": "https://example.com/schema", "name": "x", "attributes": [{ "name": "a" }] }""", "URN")]
    [InlineData("""{ "id": "urn:x", "name": "x", "attributes": [{ "name": "a" }] }""", "URN")]
    [InlineData("""{ "id": "urn:x:y:", "name": "x", "attributes": [{ "name": "a" }] }""", "URN")]
    [InlineData("""{ "id": "urn:x:a'b", "name": "x", "attributes": [{ "name": "a" }] }""", "URN")]
    [InlineData("""{ "name": "x", "attributes": [{ "name": "a" }] }""", "'id'")]
    [InlineData("""{ "id": "urn:x:y", "attributes": [{ "name": "a" }] }""", "'name'")]
    [InlineData("""{ "id": "urn:x:y", "name": "x" }""", "attributes")]
    [InlineData("""{ "id": "urn:x:y", "name": "x", "attributes": [] }""", "attributes")]
    [InlineData("""{ "id": "urn:x:y", "name": "x", "attributes": [{ "name": "a" }, { "name": "A" }] }""", "two attributes")]
    [InlineData("""{ "id": "urn:x:y", "name": "x", "attributes": [{ "name": "meta" }] }""", "every resource")]
    [InlineData("""{ "id": "urn:x:y", "name": "x", "attributes": [{ "name": "ID" }] }""", "every resource")]
    [InlineData("""{ "id": "urn:x:y", "name": "x", "attributes": [{ "name": "1a" }] }""", "letter")]
    [InlineData("""{ "id": "urn:x:y", "name": "x", "attributes": [{ "name": "a b" }] }""", "letter")]
    [InlineData("""{ "id": "urn:x:y", "name": "x", "attributes": [{ "name": "$a" }] }""", "letter")]
    [InlineData("""{ "id": "urn:x:y", "name": "x", "attributes": [{ "name": "a", "type": "text" }] }""", "dateTime")]
    [InlineData("""{ "id": "urn:x:y", "name": "x", "attributes": [{ "name": "a", "mutability": "sometimes" }] }""", "immutable")]
    [InlineData("""{ "id": "urn:x:y", "name": "x", "attributes": [{ "name": "a", "multivalue": true }] }""", "not known")]
    [InlineData("""{ "id": "urn:x:y", "name": "x", "attributes": [{ "name": "a", "required": "true" }] }""", "true or false")]
    [InlineData("""{ "id": "urn:x:y", "name": "x", "attributes": [{ "name": "a", "type": "complex" }] }""", "subAttributes")]
    [InlineData("""{ "id": "urn:x:y", "name": "x", "attributes": [{ "name": "a", "subAttributes": [{ "name": "b" }] }] }""", "complex")]
    [InlineData("""{ "id": "urn:x:y", "name": "x", "attributes": [{ "name": "a", "type": "complex", "subAttributes": [{ "name": "b", "type": "complex", "subAttributes": [{ "name": "c" }] }] }] }""", "inside")]
    [InlineData("""{ "id": "urn:x:y", "name": "x", "attributes": [{ "name": "a", "referenceTypes": ["User"] }] }""", "referenceTypes")]
    [InlineData("""{ "id": "urn:x:y", "name": "x", "attributes": [{ "name": "a", "mutability": "writeOnly", "returned": "default" }] }""", "never")]
    [InlineData("""{ "id": "urn:x:y", "name": "x", "attributes": [{ "name": "a", "mutability": "readOnly", "required": true }] }""", "readOnly")]
    [InlineData("""{ "id": "urn:x:y", "name": "x", "attributes": [{ "name": "a", "multiValued": true, "uniqueness": "server" }] }""", "unique")]
    [InlineData("""{ "id": "urn:x:y", "name": "x", "attributes": [{ "name": "a", "type": "boolean", "uniqueness": "server" }] }""", "unique")]
    [InlineData("""{ "id": "urn:x:y", "name": "x", "attributes": ["a"] }""", "object")]
    public async Task A_schema_that_would_not_work_is_refused_with_the_reason(string json, string word)
    {
        var api = (await server.GivenWorkspaceAsync()).Api(server);

        var refused = await api.PostAsync("/schemas", json);

        refused.AssertProblem(400, "invalid_value");
        Assert.Contains(word, (string?)refused["detail"], StringComparison.Ordinal);
        Assert.Empty((await api.GetAsync("/schemas"))["schemas"]!.AsArray());
    }

    [Theory, Spec("S-6-02", "S-6-04")]
    [InlineData("""{ "name": "User", "endpoint": "/People", "schema": "urn:x:y" }""", 400)]
    [InlineData("""{ "name": "Thing", "endpoint": "/Users", "schema": "urn:x:y" }""", 400)]
    [InlineData("""{ "name": "Thing", "endpoint": "/bulk", "schema": "urn:x:y" }""", 400)]
    [InlineData("""{ "name": "Thing", "endpoint": "/v2", "schema": "urn:x:y" }""", 400)]
    [InlineData("""{ "name": "Thing", "endpoint": "/a/b", "schema": "urn:x:y" }""", 400)]
    [InlineData("""{ "name": "Thing", "endpoint": "Things", "schema": "urn:x:y" }""", 400)]
    [InlineData("""{ "name": "Th ing", "endpoint": "/Things", "schema": "urn:x:y" }""", 400)]
    [InlineData("""{ "name": "Thing", "id": "Other", "endpoint": "/Things", "schema": "urn:x:y" }""", 400)]
    [InlineData("""{ "name": "Thing", "endpoint": "/Things", "schema": "urn:x:none" }""", 400)]
    [InlineData("""{ "name": "Thing", "endpoint": "/Things" }""", 400)]
    [InlineData("""{ "name": "Thing", "endpoint": "/Things", "schema": "urn:x:y", "schemaExtensions": [{ "schema": "urn:x:y" }] }""", 400)]
    [InlineData("""{ "name": "Thing", "endpoint": "/Things", "schema": "urn:x:y", "schemaExtensions": [{ "schema": "urn:x:none" }] }""", 400)]
    [InlineData("""{ "name": "Other", "endpoint": "/Things", "schema": "urn:x:y" }""", 409)]
    [InlineData("""{ "name": "thing", "endpoint": "/Others", "schema": "urn:x:y" }""", 409)]
    [InlineData("""{ "name": "Thing", "endpoint": "/Others", "schema": "urn:x:y" }""", 409)]
    public async Task A_resource_type_that_would_not_work_is_refused_with_the_reason(string json, int status)
    {
        var api = (await server.GivenWorkspaceAsync()).Api(server);
        await api.PostAsync("/schemas", """{ "id": "urn:x:y", "name": "x", "attributes": [{ "name": "a" }] }""");
        if (status == 409)
            await api.PostAsync("/resource-types", """{ "name": "Thing", "endpoint": "/Things", "schema": "urn:x:y" }""");

        (await api.PostAsync("/resource-types", json)).AssertProblem(status, status == 409 ? "taken" : "invalid_value");
    }

    [Theory]
    [InlineData("""{ "name": "colour", "type": "integer" }""")]
    [InlineData("""{ "name": "colour", "multiValued": true }""")]
    [InlineData("""{ "name": "colour", "caseExact": true }""")]
    [InlineData("""{ "name": "colour", "uniqueness": "server" }""")]
    [InlineData("""{ "name": "colour", "returned": "never" }""")]
    [InlineData("""{ "name": "Colour" }""")]
    [InlineData("""{ "name": "other" }""")]
    public async Task A_change_that_would_leave_stored_values_without_meaning_is_refused(string attribute)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var api = workspace.Api(server);
        await api.PostAsync("/schemas", """{ "id": "urn:x:y", "name": "x", "attributes": [{ "name": "colour" }] }""");
        await api.PutAsync("/resource-types/User", """{ "schemaExtensions": [{ "schema": "urn:x:y" }] }""");
        var ada = await workspace.GivenUserAsync("""{ "userName": "ada", "urn:x:y": { "colour": "red" } }""");

        (await api.PutAsync("/schemas/urn:x:y", $$"""{ "id": "urn:x:y", "name": "x", "attributes": [{{attribute}}] }""")).AssertProblem(409, "conflict");
        (await api.DeleteAsync("/schemas/urn:x:y")).AssertProblem(409, "conflict");
        (await api.PutAsync("/resource-types/User", """{ "schemaExtensions": [] }""")).AssertProblem(409, "conflict");
        Assert.Equal("red", (string?)(await workspace.GetAsync($"/Users/{ada}"))["urn:x:y"]!["colour"]);
    }

    [Fact]
    public async Task What_has_no_values_may_go()
    {
        var workspace = await server.GivenBadgesAsync();
        var api = workspace.Api(server);
        await workspace.GivenUserAsync($$"""{ "userName": "ada", "{{Gadgets.Badge}}": { "number": 1 } }""");
        var narrower = JsonNode.Parse(Gadgets.BadgeSchema)!;
        narrower["attributes"] = new JsonArray(narrower["attributes"]!.AsArray().Where(one => (string?)one!["name"] == "number").Select(one => one!.DeepClone()).ToArray());

        Assert.Equal(200, (await api.PutAsync($"/schemas/{Gadgets.Badge}", narrower.ToJsonString())).Status);
        Assert.Equal(200, (await api.PutAsync("/resource-types/Group", """{ "schemaExtensions": [] }""")).Status);
        Assert.Single((await workspace.GetAsync($"/Schemas/{Gadgets.Badge}"))["attributes"]!.AsArray());
    }

    [Fact]
    public async Task An_extension_of_User_cannot_take_the_names_by_which_roles_are_assigned()
    {
        var api = (await server.GivenWorkspaceAsync()).Api(server);
        await api.PostAsync("/schemas", """{ "id": "urn:x:y", "name": "x", "attributes": [{ "name": "Role" }] }""");

        (await api.PutAsync("/resource-types/User", """{ "schemaExtensions": [{ "schema": "urn:x:y" }] }""")).AssertProblem(400, "invalid_value");
        Assert.Equal(200, (await api.PutAsync("/resource-types/Group", """{ "schemaExtensions": [{ "schema": "urn:x:y" }] }""")).Status);
    }

    [Fact]
    public async Task The_app_reads_resources_of_own_types()
    {
        var workspace = await server.GivenGadgetsAsync();
        var created = await workspace.GivenGadgetAsync(Gadgets.Whole);
        var api = workspace.Api(server);

        var list = await api.GetAsync("/resources/gadget?count=1");
        Assert.Equal((1, created.Id()), ((int)list["total"]!, (string?)list["resources"]![0]!["id"]));
        var one = await api.GetAsync($"/resources/Gadget/{created.Id()}");
        Assert.Equal(("Drill", "long"), ((string?)one["profile"]!["label"], (string?)one["profile"]!["history"]));
        Assert.DoesNotContain("secret", one.Text, StringComparison.Ordinal);
        (await api.GetAsync("/resources/Nothing")).AssertProblem(404, "not_found");
        (await api.GetAsync("/resources/Gadget/x")).AssertProblem(404, "not_found");
    }

    [Fact, Spec("R-22")]
    public async Task Only_who_may_manage_provisioning_defines_anything()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync("""{ "userName": "ada", "role": "member" }""");
        var member = (await workspace.StateAsync(id)).Member;
        var define = new Domain.ResourceTypes.DefineSchema(server.Directories);
        var schema = Scim.Schemas.SchemaDocument.Read(System.Text.Json.JsonElement.Parse(Gadgets.BadgeSchema));

        var refused = await Assert.ThrowsAsync<Scim.RefusedException>(() => define.RunAsync(workspace.As(member), schema, false, CancellationToken.None));

        Assert.Equal(Scim.Refusal.Forbidden, refused.Refusal);
        Assert.Contains(Permissions.ManageProvisioning.Key, refused.Message, StringComparison.Ordinal);
    }

    [Fact, Spec("P-6-02")]
    public async Task Definitions_are_the_workspaces_own()
    {
        await server.GivenGadgetsAsync();
        var other = await server.GivenWorkspaceAsync();

        Assert.Empty((await other.Api(server).GetAsync("/schemas"))["schemas"]!.AsArray());
        (await other.Api(server).GetAsync($"/schemas/{Gadgets.Uri}")).AssertProblem(404, "not_found");
        (await other.GetAsync("/Gadgets")).AssertScimError(404);
    }
}
