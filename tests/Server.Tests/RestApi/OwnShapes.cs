using System.Text.RegularExpressions;

namespace Rolecall.Server.Tests.RestApi;

/// <summary>The answers of our own API, as others rely on them.</summary>
public sealed partial class OwnShapes : IAsyncLifetime
{
    private readonly RunningServer server = new();
    private TestWorkspace workspace = null!;
    private ApiKey owner = null!;

    public async ValueTask InitializeAsync()
    {
        await server.InitializeAsync();
        workspace = await server.GivenWorkspaceAsync();
        owner = new ApiKey(server, workspace.Id, workspace.ApiKey);
        await owner.PostAsync("/roles", """{ "name": "Reviewer", "inheritedRole": "guest", "permissions": ["content.edit"] }""");
        await workspace.GivenUserAsync("""{ "userName": "grace@example.com", "displayName": "Grace Hopper", "active": true, "customRoleName": "Reviewer" }""");
        await owner.PutAsync("/members/2/role", """{ "role": "admin" }""");
        await owner.PostAsync("/members/2/deactivate");
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [InlineData("", "workspace.json")]
    [InlineData("/roles", "roles.json")]
    [InlineData("/permissions", "permissions.json")]
    [InlineData("/policies", "policies.json")]
    [InlineData("/members", "members.json")]
    [InlineData("/members/2", "member.json")]
    [InlineData("/connections", "connections.json")]
    [InlineData("/events?count=2", "events.json")]
    [InlineData("/members/99", "not-found.json")]
    public async Task The_shapes_are_those_that_are_promised(string path, string golden)
    {
        var answer = await owner.GetAsync(path);

        Golden.CheckJson($"RestApi/v1-{golden}", Masked(answer.Text));
    }

    [Fact]
    public async Task The_provisioning_log_shows_what_was_asked_and_answered()
    {
        var lines = (await owner.GetAsync($"/provisioning-log?member=2"))["lines"]!.AsArray();

        var line = Assert.Single(lines)!;
        Assert.Equal(
            ["sequence", "run", "at", "connection", "token", "requestId", "method", "path", "status", "request", "answer", "notes", "member"],
            line.AsObject().Select(member => member.Key));
        Assert.Equal(("POST", "/Users", 201), (line["method"]!.GetValue<string>(), line["path"]!.GetValue<string>(), line["status"]!.GetValue<int>()));
        Assert.Contains("grace@example.com", line["request"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact, Spec("R-50")]
    public async Task The_audit_has_every_step_in_order_with_who_did_it()
    {
        var entries = (await owner.GetAsync("/audit?from=1"))["entries"]!.AsArray();

        Assert.Equal(Enumerable.Range(1, entries.Count), entries.Select(entry => entry!["sequence"]!.GetValue<int>()));
        Assert.Equal("workspace.founded", entries[0]!["action"]!.GetValue<string>());
        Assert.Equal(
            ["role.created", "member.created", "member.role_granted", "member.role_changed", "member.access_ended", "member.deactivated"],
            entries.Skip(5).Select(entry => entry!["action"]!.GetValue<string>()));
        Assert.Equal("member:1", entries[^1]!["by"]!.GetValue<string>());
        Assert.Equal("member:2", entries[^1]!["target"]!.GetValue<string>());
        Assert.Equal(64, entries[^1]!["hash"]!.GetValue<string>().Length);
    }

    private string Masked(string text)
    {
        var masked = text.Replace(workspace.Id.ToString(), "{team}", StringComparison.Ordinal);
        masked = Uuid().Replace(masked, "{id}");
        masked = TokenHandle().Replace(masked, "scim:{handle}");
        return RequestId().Replace(masked, "{request}");
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{14}-[0-9a-f]{12}", RegexOptions.NonBacktracking)]
    private static partial Regex Uuid();

    [GeneratedRegex("scim:[0-9A-Za-z]{12}", RegexOptions.NonBacktracking)]
    private static partial Regex TokenHandle();

    [GeneratedRegex("[0-9a-f]{32}", RegexOptions.NonBacktracking)]
    private static partial Regex RequestId();
}
