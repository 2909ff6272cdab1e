using System.Text.Json.Nodes;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Api;

/// <summary>The workspace's public API: the owner's view of what the identity provider did.</summary>
internal sealed class WorkspaceApi(HttpLine line, Settings settings)
{
    private readonly string _root = (settings.ApiUrl ?? "").TrimEnd('/');
    private string? _team;
    private Policies? _policies;

    /// <summary>The workspace behind the SCIM base URL: the only one of the key, else the one whose id is in that URL.</summary>
    public async Task<string> TeamAsync(CancellationToken ct)
    {
        if (_team is not null)
            return _team;

        var exchange = await TeamsAsync(ct);
        var ids = exchange.Answer.Json.Find("teams").Items().Select(team => team.Find("id").Text()).OfType<string>().ToList();
        exchange.Hold(ids.Count > 0, "Expected teams with at least one workspace.");
        _team = ids.Count == 1 ? ids[0] : ids.Find(id => settings.BaseUrl.Contains($"/{id}/", StringComparison.Ordinal));
        exchange.Hold(_team is not null, $"Expected one of the workspaces ({string.Join(", ", ids)}) in the SCIM base URL.");
        return _team ?? "";
    }

    /// <summary>The workspace's active members, where the server lists them with the team.</summary>
    public async Task<(Exchange Exchange, IReadOnlyList<JsonNode> Users)> MembersAsync(CancellationToken ct)
    {
        var team = await TeamAsync(ct);
        var exchange = await TeamsAsync(ct);
        return (exchange, [.. exchange.Answer.Json.Find("teams").Items()
            .Where(entry => entry.Find("id").Text() == team)
            .SelectMany(entry => entry.Find("members").Items())
            .Select(member => member.Find("user")).OfType<JsonNode>()]);
    }

    public async Task<Exchange> CustomRolesAsync(CancellationToken ct)
    {
        var team = await TeamAsync(ct);
        return Read(await SendAsync(HttpMethod.Get, $"/v2/team/{team}/customroles?include_members=true", null, ct), 200);
    }

    public async Task<Exchange> CreateRoleAsync(string name, string inheritedRole, CancellationToken ct)
    {
        var body = new JsonObject { ["name"] = name, ["inheritedRole"] = inheritedRole, ["permissions"] = new JsonArray() };
        return Read(await SendAsync(HttpMethod.Post, await WorkspaceAsync("/roles", ct), body, ct), 200, 201);
    }

    public async Task<Exchange> RenameRoleAsync(int id, string name, CancellationToken ct) =>
        (await SendAsync(HttpMethod.Patch, await WorkspaceAsync($"/roles/{id}", ct), new JsonObject { ["name"] = name }, ct))
        .Status(200, 204);

    public async Task<Exchange> DeleteRoleAsync(int id, CancellationToken ct) =>
        (await SendAsync(HttpMethod.Delete, await WorkspaceAsync($"/roles/{id}?moveTo=member", ct), null, ct)).Status(200, 204);

    /// <summary>Empty where the server has no such route: the simulator then accepts whatever a policy could allow.</summary>
    public async Task<Policies> PoliciesAsync(CancellationToken ct)
    {
        if (_policies is not null)
            return _policies;

        var exchange = await SendAsync(HttpMethod.Get, await WorkspaceAsync("/policies", ct), null, ct);
        var values = exchange.Answer is { Status: 200, Json: { } json } ? json.Find("policies") as JsonObject : null;
        return _policies = new Policies(
            values?.ToDictionary(pair => pair.Key, pair => pair.Value.Text() ?? "", StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Has the enabled connection offer roles in a dialect.</summary>
    /// <returns>The one before; null where the server knows no such thing.</returns>
    public async Task<string?> OfferRolesAsync(string dialect, CancellationToken ct)
    {
        var list = await SendAsync(HttpMethod.Get, await WorkspaceAsync("/connections", ct), null, ct);
        var connection = list.Answer is { Status: 200, Json: { } json }
            ? json.Find("connections").Items().FirstOrDefault(one => one.Find("state").Text() == "enabled")
            : null;
        var before = connection.Find("entitlements").Text();
        if (before is null || before == dialect)
            return before;

        var path = await WorkspaceAsync($"/connections/{connection.Find("id").Text()}", ct);
        (await SendAsync(HttpMethod.Patch, path, new JsonObject { ["entitlements"] = dialect }, ct)).Status(200);
        return before;
    }

    public async Task<Exchange> RotateTokenAsync(CancellationToken ct) =>
        Read(await SendAsync(HttpMethod.Post, await WorkspaceAsync("/scim-tokens/rotate", ct), null, ct), 200, 201);

    private async Task<string> WorkspaceAsync(string rest, CancellationToken ct) => $"/v1/workspaces/{await TeamAsync(ct)}{rest}";

    private async Task<Exchange> TeamsAsync(CancellationToken ct) =>
        Read(await SendAsync(HttpMethod.Get, "/v2/team", null, ct), 200);

    private Task<Exchange> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken ct) =>
        line.SendAsync(
            new SentRequest(
                method, _root + path, ApiHeaders.For(settings.ApiToken, withBody: body is not null),
                body?.ToJsonString(JsonText.Compact)),
            ct);

    private static Exchange Read(Exchange exchange, params int[] expected)
    {
        exchange.Status(expected).Json();
        return exchange;
    }
}
