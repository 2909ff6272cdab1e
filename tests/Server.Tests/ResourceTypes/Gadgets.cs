using Rolecall.Domain.Workspaces;
using Rolecall.Server.Tests.RestApi;

namespace Rolecall.Server.Tests.ResourceTypes;

/// <summary>A resource type that no line of the product knows: every attribute type and every characteristic, from documents alone.</summary>
internal static class Gadgets
{
    public const string Uri = "urn:example:params:scim:schemas:2.0:Gadget";
    public const string Tag = "urn:example:params:scim:schemas:2.0:Tag";
    public const string Badge = "urn:example:params:scim:schemas:extension:2.0:Badge";

    public const string Schema = $$"""
        {
          "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"], "id": "{{Uri}}", "name": "Gadget", "description": "A thing.",
          "attributes": [
            { "name": "label", "required": true, "description": "What it is called." },
            { "name": "serial", "caseExact": true, "uniqueness": "server", "mutability": "immutable" },
            { "name": "code", "uniqueness": "global" },
            { "name": "number", "type": "integer", "uniqueness": "server" },
            { "name": "weight", "type": "decimal" },
            { "name": "working", "type": "boolean" },
            { "name": "bought", "type": "dateTime" },
            { "name": "picture", "type": "binary" },
            { "name": "page", "type": "reference", "referenceTypes": ["external"] },
            { "name": "owner", "type": "reference", "referenceTypes": ["User"] },
            { "name": "colours", "multiValued": true, "canonicalValues": ["red", "blue"] },
            { "name": "sizes", "type": "integer", "multiValued": true },
            { "name": "checks", "type": "dateTime", "multiValued": true },
            { "name": "maker", "type": "complex", "subAttributes": [
                { "name": "name", "required": true }, { "name": "country" }, { "name": "since", "type": "integer", "mutability": "immutable" },
                { "name": "rank", "mutability": "readOnly" }, { "name": "notes", "returned": "request" }, { "name": "aliases", "multiValued": true } ] },
            { "name": "parts", "type": "complex", "multiValued": true, "subAttributes": [
                { "name": "value" }, { "name": "type", "canonicalValues": ["main", "spare"] }, { "name": "amount", "type": "decimal" },
                { "name": "primary", "type": "boolean" }, { "name": "made", "type": "dateTime" }, { "name": "key", "mutability": "immutable" } ] },
            { "name": "state", "mutability": "readOnly" },
            { "name": "pin", "mutability": "writeOnly" },
            { "name": "hidden", "returned": "never" },
            { "name": "kind", "returned": "always" },
            { "name": "history", "returned": "request" }
          ]
        }
        """;

    public const string TagSchema = $$"""
        { "id": "{{Tag}}", "name": "Tag", "attributes": [{ "name": "text", "required": true }, { "name": "inks", "multiValued": true }] }
        """;

    public const string Type = $$"""
        {
          "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"], "name": "Gadget", "description": "Things people carry",
          "endpoint": "/Gadgets", "schema": "{{Uri}}", "schemaExtensions": [{ "schema": "{{Tag}}", "required": false }]
        }
        """;

    /// <summary>A schema for User and Group.</summary>
    public const string BadgeSchema = $$"""
        {
          "id": "{{Badge}}", "name": "Badge",
          "attributes": [
            { "name": "number", "type": "integer", "uniqueness": "server" }, { "name": "colour", "canonicalValues": ["red"] },
            { "name": "issued", "type": "dateTime" }, { "name": "valid", "type": "boolean" }, { "name": "doors", "multiValued": true },
            { "name": "site", "caseExact": true, "mutability": "immutable" }, { "name": "chip", "mutability": "writeOnly" },
            { "name": "trace", "returned": "request" }, { "name": "members", "multiValued": true },
            { "name": "photo", "type": "complex", "subAttributes": [{ "name": "url", "type": "reference" }, { "name": "width", "type": "integer" }] }
          ]
        }
        """;

    public const string Whole = $$"""
        {
          "schemas": ["{{Uri}}", "{{Tag}}"], "externalId": "G-1", "label": "Drill", "serial": "aB-1", "code": "X1", "number": 7, "weight": 1.25,
          "working": false, "bought": "2026-03-01T10:00:00+02:00", "picture": "AAEC", "page": "https://example.com/Drill",
          "owner": "../Users/1", "colours": ["Red", "green"], "sizes": [3, 12], "checks": ["2026-01-01T00:00:00Z"],
          "maker": { "name": "Acme", "country": "CH", "since": 1990, "notes": "good", "aliases": ["A", "B"] },
          "parts": [ { "value": "motor", "type": "main", "amount": 1.5, "primary": true, "made": "2025-01-01T00:00:00Z", "key": "k1" },
                     { "value": "bit", "type": "spare", "amount": 12 } ],
          "pin": "1234-secret", "hidden": "unseen", "kind": "tool", "history": "long",
          "{{Tag}}": { "text": "Ours", "inks": ["black"] }
        }
        """;

    public static ApiKey Api(this TestWorkspace workspace, RunningServer server) => new(server, workspace.Id, workspace.ApiKey);

    public static async Task<TestWorkspace> GivenGadgetsAsync(this RunningServer server, Behaviour? behaviour = null)
    {
        var workspace = await server.GivenWorkspaceAsync(behaviour);
        var api = workspace.Api(server);
        Assert.Equal(201, (await api.PostAsync("/schemas", Schema)).Status);
        Assert.Equal(201, (await api.PostAsync("/schemas", TagSchema)).Status);
        Assert.Equal(201, (await api.PostAsync("/resource-types", Type)).Status);
        return workspace;
    }

    /// <summary>Users and groups of the workspace have badges.</summary>
    public static async Task<TestWorkspace> GivenBadgesAsync(this RunningServer server, bool required = false)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var api = workspace.Api(server);
        Assert.Equal(201, (await api.PostAsync("/schemas", BadgeSchema)).Status);
        foreach (var type in new[] { "User", "Group" })
            Assert.Equal(200, (await api.PutAsync($"/resource-types/{type}", Extended(required))).Status);
        return workspace;
    }

    public static string Extended(bool required = false) => $$"""
        { "schemaExtensions": [{ "schema": "{{Badge}}", "required": {{(required ? "true" : "false")}} }] }
        """;

    public static async Task<Answer> GivenGadgetAsync(this TestWorkspace workspace, string json)
    {
        var created = await workspace.PostAsync("/Gadgets", json);
        Assert.Equal(201, created.Status);
        return created;
    }

    public static Task<Answer> FindGadgetsAsync(this TestWorkspace workspace, string filter) =>
        workspace.GetAsync($"/Gadgets?filter={System.Uri.EscapeDataString(filter)}");

    public static string Id(this Answer answer) => (string)answer["id"]!;
}
