using Rolecall.Domain.Credentials;
using Rolecall.Server.Tests.ResourceTypes;

namespace Rolecall.Server.Tests.Isolation;

/// <summary>Each route once more, as the one it is made for uses it.</summary>
internal static class Controls
{
    public static async Task RunAsync(Cells cells, Route route, Tenant tenant)
    {
        var actor = tenant.Actors.First(actor => actor.Standing == (route.Gate == Gate.Scim ? Standing.ScimToken : Standing.Key));
        if (route.Pattern.EndsWith("/scim-tokens/rotate", StringComparison.Ordinal))
            return; // OwnApi has it, and here it would end the token of all that follows
        var id = await TargetAsync(route, tenant);
        var body = route.Body is { } json ? tenant.Fill(json, id) : null;
        var answer = await cells.SendAsync(actor, route.Method, route.Path(tenant.Id, id), body, route.Done);
        if (route.Method == "GET" && Shows(route) && !answer.Text.Contains(tenant.Word, StringComparison.OrdinalIgnoreCase))
            cells.Fault($"{route} shows nothing of its own workspace, so it proves nothing: {answer.Text}");
    }

    private static bool Shows(Route route) => route.Done == 200
        && !route.Pattern.Contains("ServiceProviderConfig", StringComparison.Ordinal)
        && route.Pattern.Split('/')[^1] is not ("permissions" or "policies" or "" or "audit" or "client-profiles" or "client-suggestion" or "events" or "provisioning-log"
            or "role" or "runs" or "{run}"); // numbers alone

    /// <summary>What the route is used on: for what takes it away, one that is there for that alone.</summary>
    private static async Task<string> TargetAsync(Route route, Tenant tenant) => (route.Method, route.Slot) switch
    {
        (_, null) => "",
        ("DELETE" or "PUT", "user") => await tenant.GivenAsync("spare", "/Users", """{ "userName": "{fresh}" }"""),
        ("DELETE" or "PUT", "group") => await tenant.GivenAsync("spare", "/Groups", """{ "displayName": "{fresh}" }"""),
        ("DELETE" or "PUT", "gadget") => await tenant.GivenAsync("spare", "/Gadgets", """{ "label": "{fresh}" }"""),
        ("DELETE", "role") => (await tenant.Workspace.GivenRoleAsync(tenant.Fill("{fresh}"))).ToString(),
        ("DELETE", "handle") => SecretToken.Parse(await tenant.GivenCredentialAsync(TokenKind.Workspace, null, null))!.Handle,
        ("DELETE", "schema") => await DefinedAsync(tenant, "/schemas", "urn:example:{fresh}", """{ "id": "{target}", "name": "X", "attributes": [{ "name": "label" }] }"""),
        ("DELETE", "type") => await DefinedAsync(tenant, "/resource-types", "{fresh}", """{ "name": "{target}", "endpoint": "/{target}s", "schema": "{schema}" }"""),
        (_, "connection") => tenant.Ids["connection"].Order(StringComparer.Ordinal).First(),
        (_, var kind) => tenant.One(kind),
    };

    private static async Task<string> DefinedAsync(Tenant tenant, string path, string name, string json)
    {
        var target = tenant.Fill(name);
        Assert.Equal(201, (await tenant.Workspace.Api(tenant.Server).PostAsync(path, tenant.Fill(json, target))).Status);
        return target;
    }
}
