using Rolecall.Domain.Clients;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Provisioning;

namespace Rolecall.Domain.Tests.Clients;

/// <summary>A profile is suggested for what was seen, and only when something tells it from the others.</summary>
[Spec("T-34")]
public sealed class Suggesting
{
    private const string Add = """{ "Operations": [{ "op": "Add", "path": "members", "value": [{ "value": "1" }] }] }""";

    [Fact]
    public void Nothing_seen_speaks_for_nobody() => Assert.Null(ClientSuggestion.Of([]).Profile);

    [Fact]
    public void One_sign_alone_speaks_for_nobody() => Assert.Null(Suggest(("PATCH", "/Groups/1", Add)).Profile);

    [Fact]
    public void What_was_seen_is_said()
    {
        var suggestion = Suggest(
            ("GET", "/Groups?excludedAttributes=members&filter=displayName+eq+%22team%22", null),
            ("PATCH", "/Groups/1", Add));

        Assert.Equal("entra", suggestion.Profile);
        Assert.Equal(
            [
                "Operations came with a capital: Add, Replace, Remove.",
                "Groups were looked up without their members: excludedAttributes=members before the filter.",
            ],
            suggestion.Because);
    }

    [Fact]
    public void The_two_dialects_of_okta_are_told_apart()
    {
        var assigned = ("POST", "/Users", """{ "externalId": "00u1abcdefABCDEF5d7" }""");
        var test = ("GET", "/Users?startIndex=1&count=2", (string?)null);

        Assert.Equal("okta", Suggest(test, assigned, ("PATCH", "/Users/1", """{ "Operations": [{ "op": "replace", "value": { "active": false } }] }""")).Profile);
        Assert.Equal("okta-wizard", Suggest(test, assigned, ("PUT", "/Users/1", "{}"), ("PUT", "/Groups/1", "{}")).Profile);
    }

    [Fact]
    public void Where_two_fit_alike_neither_is_named()
    {
        var suggestion = Suggest(("GET", "/Users?startIndex=1&count=2", null), ("POST", "/Users", """{ "externalId": "00u1" }"""));

        Assert.Null(suggestion.Profile);
        Assert.Contains("as much as", Assert.Single(suggestion.Because), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"externalId\": \"00u… (cut: 70000 bytes in all)")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("""{ "schemas": "x", "Operations": [1, {}, { "op": 7, "path": [], "value": null }], "externalId": 5 }""")]
    public void What_cannot_be_read_is_no_sign_and_no_obstacle(string body) =>
        Assert.Null(Suggest(("PATCH", "/Users/1", body), ("POST", "/%ff?%zz&", body)).Profile);

    private static ClientSuggestion Suggest(params (string Method, string Path, string? Body)[] requests) => ClientSuggestion.Of(requests.Select(request =>
        new Exchange(new ConnectionId(1), "t", "r", DateTimeOffset.UnixEpoch, request.Method, request.Path, request.Body, 200, null, null, [])));
}
