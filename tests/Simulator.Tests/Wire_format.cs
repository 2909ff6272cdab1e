using System.Text.Json.Nodes;
using Rolecall.Simulator.Tests.Fake;

namespace Rolecall.Simulator.Tests;

/// <summary>What leaves is what Okta sends, to the letter.</summary>
public sealed class Wire_format
{
    private static async Task<IReadOnlyList<SeenRequest>> SeenAsync(string client, params string[] more)
    {
        await using var server = await FakeServer.StartAsync();
        await Simulation.WithoutApiAsync(server, client, more);
        return [.. server.Seen.Where(seen => seen.Target.StartsWith("/scim/", StringComparison.Ordinal))];
    }

    private static string Path(SeenRequest seen) => seen.Target["/scim/9007/v2".Length..];

    [Fact]
    public async Task Test_api_credentials_is_one_constant_request()
    {
        var first = (await SeenAsync("okta"))[0];

        Assert.Equal("GET", first.Method);
        Assert.Equal("/Users?startIndex=1&count=2", Path(first));
        Assert.Equal("Okta SCIM Client 1.0.0", first.Headers["User-Agent"]);
        Assert.Equal("application/scim+json", first.Headers["Accept"]);
        Assert.Equal("utf-8", first.Headers["Accept-Charset"]);
        Assert.Equal("gzip,deflate", first.Headers["Accept-Encoding"]);
        Assert.StartsWith("Bearer rolecall_scim_", first.Headers["Authorization"]);
        Assert.DoesNotContain("Content-Type", first.Headers.Keys);
    }

    [Fact]
    public async Task Bodies_are_scim_json_with_a_charset()
    {
        var bodies = (await SeenAsync("okta")).Where(seen => seen.Body.Length > 0).ToList();

        Assert.NotEmpty(bodies);
        Assert.All(bodies, seen => Assert.Equal("application/scim+json; charset=utf-8", seen.Headers["Content-Type"]));
    }

    [Fact]
    public async Task Lookups_write_blanks_in_both_ways()
    {
        var paths = (await SeenAsync("okta")).Select(Path).ToList();

        Assert.Matches(
            "^/Users\\?filter=userName%20eq%20%22[A-Za-z0-9.]+%40simulator.example%22&startIndex=1&count=100$",
            paths.First(path => path.Contains("filter", StringComparison.Ordinal)));
        Assert.Contains(paths, path => path.StartsWith("/Users?filter=userName+eq+%22", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_create_has_the_keys_of_okta_in_the_order_of_okta()
    {
        var post = (await SeenAsync("okta")).First(seen => seen.Method == "POST");
        var body = JsonNode.Parse(post.Body)!.AsObject();

        Assert.Equal(
            ["schemas", "userName", "name", "emails", "displayName", "locale", "externalId", "groups", "password", "active"],
            body.Select(pair => pair.Key));
        Assert.StartsWith("00u", body["externalId"]!.GetValue<string>());
        Assert.Equal("[]", body["groups"]!.ToJsonString());
        Assert.True(body["active"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Every_create_has_another_password()
    {
        var passwords = (await SeenAsync("okta")).Where(seen => seen.Method == "POST" && Path(seen) == "/Users")
            .Select(seen => JsonNode.Parse(seen.Body)!["password"]!.GetValue<string>()).ToList();

        Assert.Equal(passwords.Count, passwords.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_put_is_the_last_get_with_the_mapped_values_written_over_it()
    {
        await using var server = await FakeServer.StartAsync(fullProfile: true);
        await Simulation.WithoutApiAsync(server, "okta", "--expect", "full");

        var put = server.Seen.First(seen => seen.Method == "PUT" && seen.Body.Contains("\"Changed\"", StringComparison.Ordinal));
        var body = JsonNode.Parse(put.Body)!;

        Assert.EndsWith(body["id"]!.GetValue<string>(), put.Target);
        Assert.Equal("User", body["meta"]!["resourceType"]!.GetValue<string>());
        Assert.Equal("Changed", body["name"]!["givenName"]!.GetValue<string>());
        Assert.DoesNotContain("Changed", body["name"]!["formatted"]!.GetValue<string>()); // stale, as Okta sends it
    }

    [Fact]
    public async Task A_catalogue_app_deactivates_with_a_patch_without_path()
    {
        var seen = await SeenAsync("okta");

        Assert.Contains(
            """{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","value":{"active":false}}]}""",
            seen.Where(request => request.Method == "PATCH").Select(request => request.Body));
    }

    [Fact]
    public async Task A_wizard_app_never_sends_a_patch()
    {
        var seen = await SeenAsync("okta-wizard");

        Assert.DoesNotContain(seen, request => request.Method == "PATCH");
        Assert.Contains(seen, request => request.Method == "PUT" && request.Body.Contains("\"active\":false", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("okta")]
    [InlineData("okta-wizard")]
    [InlineData("okta-spec")]
    public async Task Nobody_is_ever_deleted(string client) =>
        Assert.DoesNotContain(
            await SeenAsync(client),
            request => request.Method == "DELETE" && !Path(request).StartsWith("/Groups/", StringComparison.Ordinal));

    [Fact]
    public async Task The_spec_test_posts_plain_json_under_generated_names()
    {
        var seen = await SeenAsync("okta-spec");
        var post = seen.First(request => request.Method == "POST");

        Assert.Equal("/Users?count=1&startIndex=1", Path(seen[0]));
        Assert.Equal("application/json", post.Headers["Content-Type"]);
        Assert.Equal("application/scim+json", post.Headers["Accept"]);
        Assert.Matches("^Runscope[0-9]{3}[A-Z][a-z]{8}[0-9]{3}@atko.com$", JsonNode.Parse(post.Body)!["userName"]!.GetValue<string>());
        Assert.Contains(seen, request => request.Headers["Authorization"] == "non-token");
    }
}
