using Rolecall.Simulator.Tests.Fake;

namespace Rolecall.Simulator.Tests;

/// <summary>What tells the other clients apart, as a server sees it.</summary>
public sealed class Other_clients_wire_format
{
    private const string Schemas = "\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"]";

    [Fact]
    public async Task Entra_writes_operations_with_capitals_and_booleans_as_words()
    {
        var seen = await SeenAsync("entra");

        Assert.Contains($$"""{{{Schemas}},"Operations":[{"op":"Replace","path":"active","value":"False"}]}""", Bodies(seen, "PATCH"));
        Assert.Contains(seen, request => request.Target.Contains("/Groups?excludedAttributes=members&filter=", StringComparison.Ordinal));
        Assert.DoesNotContain(Bodies(seen, "PATCH"), body => body.Contains("\"op\":\"replace\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Entra_with_the_flag_has_it_in_every_address_and_paths_as_keys()
    {
        var seen = await SeenAsync("entra-compliant");

        Assert.All(seen, request => Assert.EndsWith("aadOptscim062020", request.Target, StringComparison.Ordinal));
        Assert.Contains(Bodies(seen, "PATCH"), body => body.Contains("\"name.familyName\":", StringComparison.Ordinal));
        Assert.Contains($$"""{{{Schemas}},"Operations":[{"op":"replace","path":"active","value":false}]}""", Bodies(seen, "PATCH"));
    }

    [Fact]
    public async Task OneLogin_has_no_name_and_announces_schemas_as_SCIM_1_wrote_them()
    {
        var seen = await SeenAsync("onelogin");

        Assert.All(seen, request => Assert.False(request.Headers.ContainsKey("User-Agent")));
        Assert.All(seen.Where(request => request.Method == "PUT"), put => Assert.EndsWith("?", put.Target, StringComparison.Ordinal));
        Assert.Contains(seen, request => request.Method == "GET" && request.Target.EndsWith('&'));
        Assert.All(Bodies(seen, "PUT"), body => Assert.Contains("\"schemas\":[\"urn:scim:schemas:core:2.0\"", body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task JumpCloud_tests_by_making_a_user_and_a_group()
    {
        var first = (await SeenAsync("jumpcloud")).Take(3).Select(request => $"{request.Method} {Collection(request)}");

        Assert.Equal(["GET Users", "POST Users", "POST Groups"], first);
    }

    [Fact]
    public async Task Ping_matches_by_the_whole_of_emails() =>
        Assert.Contains(await SeenAsync("ping"), request => request.Target.Contains("filter=emails%20eq%20", StringComparison.Ordinal));

    [Fact]
    public async Task Google_sends_plain_JSON_and_no_groups()
    {
        var seen = await SeenAsync("google");

        Assert.All(seen.Where(request => request.Body.Length > 0), request => Assert.Equal("application/json", request.Headers["Content-Type"]));
        Assert.DoesNotContain(seen, request => Collection(request) == "Groups");
    }

    [Theory]
    [InlineData("rippling")]
    [InlineData("authentik")]
    public async Task Some_ask_first_what_the_server_can_do(string client) =>
        Assert.Equal("ServiceProviderConfig", Collection((await SeenAsync(client))[0]));

    [Fact]
    public async Task Keycloak_writes_booleans_as_words_and_emails_without_a_type()
    {
        var seen = await SeenAsync("keycloak");

        Assert.Contains(Bodies(seen, "PATCH"), body => body.Contains("{\"op\":\"replace\",\"path\":\"active\",\"value\":\"false\"}", StringComparison.Ordinal));
        Assert.All(
            seen.Where(request => request.Method == "POST" && Collection(request) == "Users"),
            post => Assert.Matches("\"emails\":\\[\\{\"value\":\"[^\"]+\"\\}\\]", post.Body));
    }

    private static async Task<IReadOnlyList<SeenRequest>> SeenAsync(string client)
    {
        await using var server = await FakeServer.StartAsync();
        await Simulation.WithoutApiAsync(server, client, "--json");
        return [.. server.Seen];
    }

    private static IEnumerable<string> Bodies(IEnumerable<SeenRequest> seen, string method) =>
        seen.Where(request => request.Method == method).Select(request => request.Body);

    private static string Collection(SeenRequest request) =>
        new[] { "Users", "Groups", "ServiceProviderConfig" }.First(name => request.Target.Contains("/" + name, StringComparison.Ordinal));
}
