namespace Rolecall.Server.Tests.Isolation;

/// <summary>Everywhere a request can name something that is not in its path.</summary>
internal static class References
{
    private const string Role = Urns.Role;
    private const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static readonly Dictionary<string, Reference[]> All = new(StringComparer.Ordinal)
    {
        ["filters"] =
        [
            .. Filters("/Users", "user", "id eq \"{ref}\"", "not (id eq \"{ref}\")", $"{Enterprise}:manager.value eq \"{{ref}}\"", "id sw \"{ref}\""),
            .. Filters("/Users", "userName", "userName eq \"{ref}\"", "userName co \"{ref}\"", "userName sw \"{ref}\"", "emails.value eq \"{ref}\""),
            .. Filters("/Users", "mail", "emails.value eq \"{ref}\"", "emails[value eq \"{ref}\"]", "emails[type eq \"work\" and value ew \"{ref}\"]"),
            .. Filters("/Users", "externalId", "externalId eq \"{ref}\"", "active eq true and externalId eq \"{ref}\""),
            .. Filters("/Users", "name", "displayName eq \"{ref}\"", "groups.display eq \"{ref}\"", $"{Role}:customRoleName eq \"{{ref}}\""),
            .. Filters("/Users", "group", "groups.value eq \"{ref}\"", "groups[value eq \"{ref}\"]"),
            .. Filters("/Users", "role", $"{Role}:customRoleId eq \"{{ref}}\""),
            .. Filters("/Users", "url", "meta.location eq \"{ref}\"", "groups.$ref eq \"{ref}\""),
            .. Filters("/Groups", "group", "id eq \"{ref}\"", "not (id eq \"{ref}\")", "members.value eq \"{ref}\""),
            .. Filters("/Groups", "user", "members.value eq \"{ref}\"", "members[value eq \"{ref}\"]", "members.value sw \"{ref}\""),
            .. Filters("/Groups", "name", "displayName eq \"{ref}\"", "displayName co \"{ref}\"", "members.display eq \"{ref}\""),
            .. Filters("/Groups", "externalId", "externalId eq \"{ref}\""),
            .. Filters("/Groups", "url", "meta.location eq \"{ref}\"", "members.$ref eq \"{ref}\""),
            .. Filters("/Gadgets", "gadget", "id eq \"{ref}\"", "id pr and not (id eq \"{ref}\")"),
            .. Filters("/Gadgets", "name", "label eq \"{ref}\"", "code eq \"{ref}\""),
            .. Filters("/", "user", "id eq \"{ref}\""), .. Filters("/", "group", "id eq \"{ref}\""), .. Filters("/", "gadget", "id eq \"{ref}\""),
            .. Filters("/", "externalId", "externalId eq \"{ref}\""), .. Filters("/", "url", "meta.location eq \"{ref}\""),
        ],
        ["lists"] =
        [
            .. new[] { "/Users", "/Groups", "/Gadgets", "/" }.SelectMany(path => new[]
            {
                new Reference("cursor", "GET", path + "?cursor={ref}&count=1", null, 400),
                new Reference("cursor", "HEAD", path + "?cursor={ref}&count=1", null, 400),
                new Reference("cursor", "POST", path.TrimEnd('/') + "/.search", """{ "cursor": "{ref}", "count": 1 }""", 400),
                new Reference("schema", "GET", path + "?attributes={ref}:label", null, 200),
                new Reference("schema", "GET", path + "?excludedAttributes={ref}", null, 200),
                new Reference("schema", "GET", path + "?sortBy={ref}:label", null, null),
                new Reference("schema", "GET", path + "?filter={ref}:label%20pr", null, null),
                new Reference("workspace", "GET", path + "?workspace={ref}", null, 200),
            }),
            .. new[] { "GET", "HEAD", "POST", "PUT", "DELETE" }.Select(method => new Reference("type", method, "/{ref}s", null, 404)),
            new("type", "POST", "/{ref}s/.search", "{}", 404), new("type", "POST", "/{ref}s", """{ "label": "x" }""", 404),
            .. new[] { "GET", "PUT", "PATCH", "DELETE" }.Select(method => new Reference("vault", method, "/Zebrafinchs/{ref}", "{}", 404)),
        ],
        ["users"] =
        [
            new("userName", "POST", "/Users", """{ "userName": "{ref}" }""", 201),
            User("mail", "\"emails\": [{ \"value\": \"{ref}\", \"primary\": true }]"), User("externalId", "\"externalId\": \"{ref}\""),
            User("user", $"\"{Enterprise}\": {{ \"manager\": {{ \"value\": \"{{ref}}\" }} }}"), User("url", $"\"{Enterprise}\": {{ \"manager\": {{ \"$ref\": \"{{ref}}\" }} }}"),
            User("user", "\"id\": \"{ref}\""), User("url", "\"meta\": { \"location\": \"{ref}\" }"), User("group", "\"groups\": [{ \"value\": \"{ref}\" }]"),
            User("workspace", "\"workspace\": \"{ref}\", \"team_id\": \"{ref}\""), User("connection", "\"connection\": \"{ref}\""),
            User("role", "\"customRoleId\": \"{ref}\"", 400), User("name", "\"customRoleName\": \"{ref}\"", 400), User("role", "\"roles\": [{ \"value\": \"{ref}\" }]"),
            User("name", "\"roles\": [{ \"value\": \"{ref}\" }]"), User("schema", "\"schemas\": [\"{ref}\"], \"{ref}\": { \"label\": \"x\" }", null),
            new("user", "PUT", "/Users/{user}", """{ "userName": "{fresh}", "id": "{ref}" }""", 200),
            new("user", "PATCH", "/Users/{user}", """{ "Operations": [{ "op": "replace", "value": { "id": "{ref}" } }] }""", 400),
            new("group", "PATCH", "/Users/{user}", """{ "Operations": [{ "op": "add", "path": "groups", "value": [{ "value": "{ref}" }] }] }""", 400),
            new("role", "PATCH", "/Users/{user}", """{ "Operations": [{ "op": "add", "path": "customRoleId", "value": "{ref}" }] }""", 400),
            new("name", "PATCH", "/Users/{user}", """{ "Operations": [{ "op": "add", "path": "customRoleName", "value": "{ref}" }] }""", 400),
            new("user", "PATCH", "/Users/{user}", $$"""{ "Operations": [{ "op": "add", "path": "{{Enterprise}}:manager.value", "value": "{ref}" }] }""", 200),
            new("schema", "PATCH", "/Users/{user}", """{ "Operations": [{ "op": "add", "path": "{ref}:label", "value": "x" }] }""", null),
        ],
        ["renames"] =
        [
            new("userName", "PUT", "/Users/{user}", """{ "userName": "{ref}" }""", 200),
            new("name", "PATCH", "/Groups/{group}", """{ "Operations": [{ "op": "replace", "path": "displayName", "value": "{ref}" }] }""", 200),
        ],
        ["groups"] =
        [
            .. new[] { "user", "group", "gadget", "vault" }.SelectMany(Members),
            new("url", "POST", "/Groups", """{ "displayName": "{fresh}", "members": [{ "$ref": "{ref}" }] }""", null),
            new("name", "POST", "/Groups", """{ "displayName": "{ref}" }""", 201), new("externalId", "POST", "/Groups", """{ "displayName": "{fresh}", "externalId": "{ref}" }""", 201),
            new("group", "POST", "/Groups", """{ "displayName": "{fresh}", "id": "{ref}" }""", 201),
            new("group", "PUT", "/Groups/{group}", """{ "displayName": "{fresh}", "id": "{ref}" }""", 200),
            new("group", "PATCH", "/Groups/{group}", """{ "Operations": [{ "op": "replace", "value": { "id": "{ref}", "displayName": "{fresh}" } }] }""", null),
        ],
        ["resources"] =
        [
            new("user", "POST", "/Gadgets", """{ "label": "{fresh}", "owner": "../Users/{ref}" }""", 201),
            new("url", "POST", "/Gadgets", """{ "label": "{fresh}", "owner": "{ref}" }""", 201),
            new("gadget", "POST", "/Gadgets", """{ "label": "{fresh}", "id": "{ref}" }""", 201),
            new("name", "POST", "/Gadgets", """{ "label": "{fresh}", "serial": "{ref}", "code": "{ref}" }""", 201),
            new("schema", "POST", "/Gadgets", """{ "label": "{fresh}", "schemas": ["{ref}"], "{ref}": { "label": "x" } }""", null),
            new("url", "PATCH", "/Gadgets/{gadget}", """{ "Operations": [{ "op": "add", "path": "owner", "value": "{ref}" }] }""", 200),
        ],
        ["bulk"] =
        [
            .. Bulk("user", "/Users/{ref}", """{ "userName": "x" }"""), .. Bulk("group", "/Groups/{ref}", """{ "displayName": "x" }"""),
            .. Bulk("gadget", "/Gadgets/{ref}", """{ "label": "x" }"""), .. Bulk("vault", "/Zebrafinchs/{ref}", """{ "label": "x" }"""),
            .. Bulk("url", "{ref}", """{ "userName": "x" }"""), .. Bulk("workspace", "/scim/{ref}/v2/Users", """{ "userName": "x" }"""),
            .. Bulk("workspace", "/../../{ref}/v2/Users", """{ "userName": "x" }"""), .. Bulk("type", "/{ref}s", """{ "label": "x" }"""),
            One("user", """{ "method": "POST", "path": "/Groups", "bulkId": "1", "data": { "displayName": "{fresh}", "members": [{ "value": "{ref}" }] } }"""),
            One("user", """{ "method": "POST", "path": "/Groups", "bulkId": "1", "data": { "displayName": "{fresh}", "members": [{ "value": "bulkId:{ref}" }] } }"""),
            One("user", """{ "method": "PATCH", "path": "/Groups/{group}", "data": { "Operations": [{ "op": "add", "path": "members", "value": [{ "value": "{ref}" }] }] } }"""),
            One("role", """{ "method": "POST", "path": "/Users", "bulkId": "1", "data": { "userName": "{fresh}", "customRoleId": "{ref}" } }"""),
        ],
        ["api"] =
        [
            Rest("member", "GET", "/provisioning-log?member={ref}", null, 200), Rest("request", "GET", "/provisioning-log?requestId={ref}", null, 200),
            Rest("workspace", "GET", "/provisioning-log?refused=true&workspace={ref}", null, 200), Rest("workspace", "GET", "/audit?workspace={ref}", null, 200),
            Rest("workspace", "GET", "/events?team={ref}&workspace={ref}", null, 200), Rest("workspace", "GET", "/members?workspace={ref}", null, 200),
            Rest("workspace", "GET", "/credentials?workspace={ref}", null, 200), Rest("type", "GET", "/resources/{ref}", null, 404),
            Rest("type", "GET", "/resources/{ref}s", null, 404), Rest("vault", "GET", "/resources/Zebrafinch/{ref}", null, 404),
            Rest("role", "PUT", "/members/{member}/role", """{ "role": "{ref}" }""", 400), Rest("name", "PUT", "/members/{member}/role", """{ "role": "{ref}" }""", 400),
            Rest("role", "DELETE", "/roles/{role}?moveTo={ref}", null, 400), Rest("role", "GET", "/roles/{role}/preview?moveTo={ref}", null, 400),
            Rest("group", "PUT", "/group-roles", """{ "mappings": [{ "group": "{ref}", "role": "guest" }] }""", 400),
            Rest("role", "PUT", "/group-roles", """{ "mappings": [{ "group": "{group}", "role": "{ref}" }] }""", 400),
            Rest("connection", "POST", "/dry-run", """{ "method": "POST", "path": "/Users", "connection": {ref}, "body": { "userName": "{fresh}" } }""", 400),
            Rest("user", "POST", "/dry-run", """{ "method": "DELETE", "path": "/Users/{ref}" }""", 200), Rest("connection", "GET", "/runs?connection={ref}", null, 200), Rest("name", "POST", "/roles", """{ "name": "{ref}" }""", 201),
            Rest("role", "POST", "/roles", """{ "name": "{fresh}", "inheritedRole": "{ref}" }""", 400),
            Rest("schema", "POST", "/resource-types", """{ "name": "{fresh}", "endpoint": "/{fresh}", "schema": "{ref}" }""", 400),
            Rest("schema", "PUT", "/resource-types/User", """{ "schemaExtensions": [{ "schema": "{ref}", "required": false }] }""", 400),
            Rest("schema", "PUT", "/resource-types/Gadget", """{ "name": "Gadget", "endpoint": "/Gadgets", "schema": "{ref}" }""", 400),
            Rest("schema", "POST", "/schemas", """{ "id": "{ref}", "name": "Vault", "attributes": [{ "name": "label" }] }""", 201),
            Rest("type", "POST", "/resource-types", """{ "name": "{ref}", "endpoint": "/{ref}s", "schema": "{schema}" }""", 201),
            Rest("name", "POST", "/connections", """{ "name": "{ref}", "oidcIssuer": "https://login.zebrafinch.example", "clientId": "zebrafinch" }""", 201),
            Rest("name", "POST", "/api-keys", """{ "name": "{ref}" }""", 201),
            Rest("workspace", "POST", "/api-keys", """{ "name": "x", "workspace": "{ref}" }""", 400),
            Rest("member", "POST", "/api-keys", """{ "name": "x", "member": "{ref}" }""", 400),
            Rest("workspace", "PATCH", "/policies", """{ "workspace": "{ref}" }""", 400),
        ],
    };

    public static TheoryData<string> Groups => [.. All.Keys];

    public static IReadOnlyList<Reference> Of(string group) => All[group];

    private static Reference Rest(string kind, string method, string path, string? json, int? status) => new(kind, method, path, json, status, IsRest: true);

    private static Reference User(string kind, string member, int? status = 201) =>
        new(kind, "POST", "/Users", $$"""{ "userName": "{fresh}", {{member}} }""", status);

    /// <summary>By GET, counted only, and by POST.</summary>
    private static IEnumerable<Reference> Filters(string path, string kind, params string[] filters) => filters.SelectMany(filter => new Reference[]
    {
        new(kind, "GET", $"{path}?filter={Uri.EscapeDataString(filter).Replace("%7Bref%7D", "{ref}", StringComparison.Ordinal)}", null, 200),
        new(kind, "GET", $"{path}?count=0&filter={Uri.EscapeDataString(filter).Replace("%7Bref%7D", "{ref}", StringComparison.Ordinal)}", null, 200),
        new(kind, "POST", path.TrimEnd('/') + "/.search", $$"""{ "filter": "{{filter.Replace("\"", "\\\"", StringComparison.Ordinal)}}" }""", 200),
    });

    private static IEnumerable<Reference> Members(string kind) =>
    [
        new(kind, "POST", "/Groups", """{ "displayName": "{fresh}", "members": [{ "value": "{ref}" }] }""", 400),
        new(kind, "POST", "/Groups", """{ "displayName": "{fresh}", "members": [{ "value": "{user}" }, { "value": "{ref}", "type": "User" }] }""", 400),
        new(kind, "PUT", "/Groups/{group}", """{ "displayName": "{fresh}", "members": [{ "value": "{ref}" }] }""", 400),
        new(kind, "PATCH", "/Groups/{group}", """{ "Operations": [{ "op": "add", "path": "members", "value": [{ "value": "{ref}" }] }] }""", 400),
        new(kind, "PATCH", "/Groups/{group}", """{ "Operations": [{ "op": "add", "value": { "members": [{ "value": "{ref}" }] } }] }""", 400),
        new(kind, "PATCH", "/Groups/{group}", """{ "Operations": [{ "op": "replace", "path": "members", "value": [{ "value": "{ref}" }] }] }""", 400),
        new(kind, "PATCH", "/Groups/{group}", """{ "Operations": [{ "op": "remove", "path": "members[value eq \"{ref}\"]" }] }""", null),
        new(kind, "PATCH", "/Groups/{group}", """{ "Operations": [{ "op": "remove", "path": "members", "value": [{ "value": "{ref}" }] }] }""", null),
        new(kind, "PATCH", "/Groups/{group}", """{ "Operations": [{ "op": "replace", "path": "members[value eq \"{ref}\"].display", "value": "x" }] }""", 400),
    ];

    private static IEnumerable<Reference> Bulk(string kind, string path, string data) => new[] { "PUT", "PATCH", "DELETE", "POST" }.Select(method => One(
        kind,
        $$"""{ "method": "{{method}}", "path": "{{path}}", "bulkId": "1", "data": {{(method == "PATCH" ? """{ "Operations": [{ "op": "replace", "path": "active", "value": false }] }""" : data)}} }"""));

    private static Reference One(string kind, string operation) => new(kind, "POST", "/Bulk", $$"""{ "Operations": [{{operation}}] }""", null);
}
