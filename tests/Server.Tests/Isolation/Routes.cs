using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Rolecall.Server.Tests.Isolation;

/// <summary>Every endpoint of the server under test; one that has no row here fails the matrix.</summary>
public static class Routes
{
    private const string User = """{ "userName": "{fresh}" }""";
    private const string Group = """{ "displayName": "{fresh}" }""";
    private const string Gadget = """{ "label": "{fresh}" }""";
    private const string Patch = """{ "Operations": [{ "op": "add", "path": "externalId", "value": "{fresh}" }] }""";
    private const string Search = """{ "schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"] }""";
    private const string GroupRoles = """{ "mappings": [{ "group": "{group}", "role": "guest" }] }""";
    private const string Sso = "/sso/{team:int}/{connection:int}";
    private const string Rest = "/api/v1/workspaces/{workspace}";

    private static readonly string[] AllMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    private static readonly Route[] Rows =
    [
        .. Resource("/Users", User), .. Resource("/Groups", Group), .. Resource("/-own/{type}", Gadget),
        .. Offered("/Roles"), .. Offered("/Entitlements"),
        new("POST", "/scim/{workspace}/Bulk", 200, """{ "Operations": [{ "method": "POST", "path": "/Users", "bulkId": "1", "data": { "userName": "{fresh}" } }] }"""),
        .. Read("/"), new("POST", "/scim/{workspace}/.search", 200, Search),
        .. Read("/ServiceProviderConfig"), .. Read("/ResourceTypes"), .. Read("/ResourceTypes/{name}"), .. Read("/Schemas"), .. Read("/Schemas/{uri}"),
        .. AllMethods.Select(method => new Route(method, "/scim/{workspace}/Me", 404)),

        new("GET", "/api/v2/team/"), new("GET", "/api/v2/team/{team}"), new("GET", "/api/v2/team/{team}/user/{user}"),
        new("GET", "/api/v2/team/{team}/customroles"),

        new("GET", Rest + "/"), new("POST", Rest + "/mass-deactivation/release", Needs: "provisioning.manage"),
        new("GET", Rest + "/permissions"), new("GET", Rest + "/roles"), new("GET", Rest + "/roles/{role}"),
        new("POST", Rest + "/roles", 201, """{ "name": "{fresh}" }""", "roles.manage", """{ "name": "{roleName}" }""", 409),
        new("PATCH", Rest + "/roles/{role}", 200, """{ "name": "{fresh}" }""", "roles.manage", "{}"),
        new("DELETE", Rest + "/roles/{role}?moveTo=guest", 204, null, "roles.manage"),
        new("GET", Rest + "/roles/{role}/preview?name={fresh}", Needs: "roles.manage"),
        new("GET", Rest + "/group-roles", Needs: "members.manage"),
        new("PUT", Rest + "/group-roles", 200, GroupRoles, "members.manage", GroupRoles, 200),

        new("GET", Rest + "/members", Needs: "members.manage"), new("GET", Rest + "/members/{member}", Needs: "members.manage"),
        new("GET", Rest + "/members/{member}/role", Needs: "members.manage"),
        new("PUT", Rest + "/members/{member}/role", 200, """{ "role": "guest" }""", "members.manage", """{ "role": "guest" }"""),
        new("DELETE", Rest + "/members/{member}/role", Needs: "members.manage"),
        new("POST", Rest + "/members/{member}/deactivate", Needs: "members.manage"),
        new("POST", Rest + "/members/{member}/reactivate", Needs: "members.manage"),

        new("PUT", Rest + "/members/{member}/sso-bypass", 204, Needs: "sso.manage"), new("DELETE", Rest + "/members/{member}/sso-bypass", 204, Needs: "sso.manage"),
        new("DELETE", Rest + "/members/{member}/sso-link", 204, Needs: "sso.manage"),

        new("GET", Rest + "/policies", Needs: "settings.manage"), new("PATCH", Rest + "/policies", 200, "{}", "settings.manage", "{}", 200),

        new("GET", Rest + "/schemas", Needs: "provisioning.manage"),
        new("POST", Rest + "/schemas", 201, Definition("urn:example:{fresh}"), "provisioning.manage", Definition("{schema}"), 409),
        new("GET", Rest + "/schemas/{uri}", Needs: "provisioning.manage"),
        new("PUT", Rest + "/schemas/{uri}", 200, Definition("{target}"), "provisioning.manage", Definition("{schema}", "integer"), 409, "{schema}"),
        new("DELETE", Rest + "/schemas/{uri}", 204, null, "provisioning.manage"),

        new("GET", Rest + "/resource-types", Needs: "provisioning.manage"),
        new("POST", Rest + "/resource-types", 201, TypeOf("{fresh}"), "provisioning.manage", TypeOf("{type}"), 409),
        new("GET", Rest + "/resource-types/{name}", Needs: "provisioning.manage"),
        new("PUT", Rest + "/resource-types/{name}", 200, TypeOf("{target}"), "provisioning.manage", TypeOf("{type}", "{tag}"), 409, "{type}"),
        new("DELETE", Rest + "/resource-types/{name}", 204, null, "provisioning.manage"),

        new("GET", Rest + "/resources/{type}", Needs: "members.manage"),
        new("GET", Rest + "/resources/{type}/{id}", Needs: "members.manage"),

        new("GET", Rest + "/connections", Needs: "sso.manage"),
        new("POST", Rest + "/connections", 201, Oidc("{fresh}"), "sso.manage", Oidc("{connectionName}"), 409),
        new("PATCH", Rest + "/connections/{connection}", 200, """{ "name": "{fresh}" }""", "sso.manage", "{}"),
        new("GET", Rest + "/connections/{connection}/transcript", Needs: "provisioning.manage"),
        new("GET", Rest + "/connections/{connection}/client-suggestion", Needs: "sso.manage"), new("GET", Rest + "/client-profiles", Needs: "sso.manage"),
        new("GET", Rest + "/connections/{connection}/sign-ins", Needs: "sso.manage"),
        new("POST", Rest + "/connections/{connection}/disable", Needs: "sso.manage"),
        new("POST", Rest + "/connections/{connection}/enable", Needs: "sso.manage"),

        new("GET", Rest + "/credentials"), new("DELETE", Rest + "/credentials/{handle}", 204),
        new("POST", Rest + "/api-keys", 201, """{ "name": "{fresh}" }""", "api.use", """{ "name": "" }""", 400),
        new("POST", Rest + "/scim-tokens/rotate", 201, Needs: "provisioning.manage"),

        new("GET", Rest + "/provisioning-log", Needs: "provisioning.manage"), new("GET", Rest + "/audit", Needs: "audit.view"),
        new("GET", Rest + "/events", Needs: "audit.view"),
        new("GET", Rest + "/runs", Needs: "provisioning.manage"), new("GET", Rest + "/runs/{run}", Needs: "provisioning.manage"),
        new("GET", Rest + "/runs/{run}/undo", Needs: "provisioning.manage"),
        new("POST", Rest + "/runs/{run}/undo?from=100000", Needs: "provisioning.manage"),
        new("POST", Rest + "/dry-run", 200, Rehearsed("POST"), "provisioning.manage", Rehearsed("GET"), 400),

        .. Console(
            "GET", "/", "/members", "/members/{member:long}", "/roles", "/roles/new", "/roles/{role:int}", "/roles/{role:int}/delete", "/policies",
            "/provisioning", "/provisioning/test", "/provisioning/log", "/provisioning/log/{line:long}", "/provisioning/runs",
            "/provisioning/runs/{run:long}", "/provisioning/groups", "/provisioning/dry-run", "/sso", "/sso/new", "/sso/log",
            "/sso/{connection:int}/certificate", "/{**rest}"),
        .. Console(
            "POST", "/members/{member:long}/role", "/members/{member:long}/role/withdraw", "/members/{member:long}/deactivate",
            "/members/{member:long}/reactivate", "/roles", "/roles/{role:int}", "/roles/{role:int}/delete", "/policies", "/provisioning/token",
            "/provisioning/client", "/provisioning/release", "/provisioning/runs/{run:long}/undo", "/provisioning/groups", "/provisioning/groups/add",
            "/provisioning/dry-run", "/members/{member:long}/unlink", "/members/{member:long}/bypass", "/sso/new", "/sso/policy",
            "/sso/{connection:int}/enable", "/sso/{connection:int}/disable", "/sso/{connection:int}/metadata-url", "/sso/{connection:int}/metadata",
            "/sso/{connection:int}/read-again", "/sso/{connection:int}/by-hand", "/sso/{connection:int}/oidc", "/sso/{connection:int}/secret",
            "/sso/{connection:int}/signing"),

        new("GET", "/assets/{version}/{name}"), new("HEAD", "/assets/{version}/{name}"),
        new("GET", "/health/live"), new("GET", "/health/ready"),

        // Pages where people say who they are: nothing is taken that does not come from one of ours.
        new("GET", "/", 303), .. Shown(200, "/sign-in", "/sign-in/{team:int}", "/forgot", "/forgot/{team:int}", "/owner-link/{link}", "/confirm-email/{link}"),
        .. Shown(404, "/reset/{link}", "/mail", "/mail/{id}"),
        .. Sent(
            403, "/sign-in", "/sign-in/{team:int}", "/sign-in/code", "/sign-out", "/forgot", "/forgot/{team:int}", "/reset/{link}", "/owner-link/{link}",
            "/confirm-email/{link}"),
        new("GET", "/sso/{team:int}/start", 302), .. Shown(404, Sso + "/start", Sso + "/callback", Sso + "/metadata"), .. Sent(404, Sso + "/acs"),

        // Pages about the person who has signed in: everyone else is sent to do that.
        .. Shown(303, "/account", "/account/email", "/account/password", "/account/second-factor", "/reauthenticate"),
        .. Sent(
            303, "/account/name", "/account/email", "/account/password", "/account/second-factor", "/account/second-factor/remove",
            "/account/sessions/{handle}/end", "/account/sessions/end", "/account/sign-on/{team:int}/unlink", "/reauthenticate"),

        new("POST", "/operator/init", 404, """{ "workspace": "x", "owner": "x@example.com", "policies": [] }"""),
        new("POST", "/operator/owner-link", 404, """{ "workspace": "{workspace}" }"""),
        new("POST", "/operator/backup", 404, """{ "file": "x" }"""),
    ];

    /// <summary>The rows of all endpoints there are.</summary>
    /// <exception cref="Xunit.Sdk.XunitException">An endpoint has no row, or a row no endpoint.</exception>
    public static IReadOnlyList<Route> Of(RunningServer server)
    {
        // The operator's verbs have a door only beside a file.
        var there = Rows.Where(row => !TestStore.IsPostgres || !row.Pattern.StartsWith("/operator/", StringComparison.Ordinal)).ToArray();
        var rows = there.ToDictionary(row => $"{row.Method} {Bare(row.Pattern)}", StringComparer.Ordinal);
        var endpoints = Endpoints(server).ToHashSet(StringComparer.Ordinal);
        foreach (var endpoint in endpoints)
            Assert.True(rows.ContainsKey(endpoint), $"No row for endpoint {endpoint}: say in {nameof(Routes)} who may do what there.");
        foreach (var row in rows.Keys)
            Assert.True(endpoints.Contains(row), $"No endpoint for row {row}.");
        return there;
    }

    /// <summary>For each path the methods that it does not take.</summary>
    public static IEnumerable<Route> NotMapped(IReadOnlyList<Route> routes) =>
        from path in routes.GroupBy(route => Bare(route.Pattern), StringComparer.Ordinal)
        from method in AllMethods.Except(path.Select(route => route.Method), StringComparer.Ordinal)
        select new Route(method, path.Key, 405);

    private static IEnumerable<string> Endpoints(RunningServer server) =>
        from endpoint in server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).Cast<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? AllMethods
        select $"{method} {endpoint.RoutePattern.RawText}";

    private static string Bare(string pattern) => pattern.Split('?')[0];

    private static IEnumerable<Route> Shown(int done, params string[] patterns) => patterns.Select(pattern => new Route("GET", pattern, done));

    private static IEnumerable<Route> Sent(int done, params string[] patterns) => patterns.Select(pattern => new Route("POST", pattern, done));

    private static IEnumerable<Route> Read(string path, int done = 200) =>
        [new Route("GET", "/scim/{workspace}" + path, done), new Route("HEAD", "/scim/{workspace}" + path, done)];

    private static IEnumerable<Route> Resource(string path, string body) =>
    [
        .. Read(path), .. Read(path + "/{id}"), new Route("POST", $"/scim/{{workspace}}{path}", 201, body),
        new Route("POST", $"/scim/{{workspace}}{path}/.search", 200, Search), new Route("PUT", $"/scim/{{workspace}}{path}/{{id}}", 200, body),
        new Route("PATCH", $"/scim/{{workspace}}{path}/{{id}}", 200, Patch), new Route("DELETE", $"/scim/{{workspace}}{path}/{{id}}", 204),
    ];

    /// <summary>Nothing is offered over the connections of the matrix.</summary>
    private static IEnumerable<Route> Offered(string path) =>
    [
        .. Read(path, 404), .. Read(path + "/{id}", 404), new Route("POST", $"/scim/{{workspace}}{path}/.search", 404, Search),
        .. from one in new[] { path, path + "/{id}" }
           from method in new[] { "POST", "PUT", "PATCH", "DELETE" }
           select new Route(method, "/scim/{workspace}" + one, 404, "{}"),
    ];

    /// <summary>Whom a session lets in there, and what a foreign id is there, is in Admin/GateTests: keys and tokens open nothing.</summary>
    private static IEnumerable<Route> Console(string method, params string[] paths) => paths.Select(path => new Route(method, "/w/{team:int}" + path));

    private static string Rehearsed(string method) => $$"""{ "method": "{{method}}", "path": "/Users", "body": { "userName": "{fresh}" } }""";

    private static string Definition(string uri, string type = "string") =>
        $$"""{ "id": "{{uri}}", "name": "Thing", "attributes": [{ "name": "label", "type": "{{type}}" }] }""";

    private static string TypeOf(string name, string schema = "{schema}") =>
        $$"""{ "name": "{{name}}", "endpoint": "/{{name}}s", "schema": "{{schema}}" }""";

    private static string Oidc(string name) => $$"""{ "name": "{{name}}", "oidcIssuer": "https://login.example.com", "clientId": "x" }""";
}
