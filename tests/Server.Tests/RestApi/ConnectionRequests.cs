using System.Text.Json.Nodes;
using Rolecall.Domain.Connections;
using Rolecall.Server.Tests.Operations;

namespace Rolecall.Server.Tests.RestApi;

/// <summary>A request about a connection is done as a whole or not at all.</summary>
public sealed class ConnectionRequests(RunningServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("clientSecret", "s3cret", "Only OpenID Connect has a client secret.")]
    [InlineData("client", "okta-classic-from-nowhere", "There is no client profile 'okta-classic-from-nowhere'")]
    public async Task One_that_cannot_be_had_as_asked_for_is_not_added_without_it(string property, string value, string sentence)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var key = new ApiKey(server, workspace.Id, workspace.ApiKey);
        var wanted = new JsonObject { ["name"] = "Second", ["samlMetadata"] = OktaMetadata.Write(), [property] = value };

        var refused = await key.PostAsync("/connections", wanted.ToJsonString());

        Assert.Equal(400, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        Assert.Single((await workspace.Directory.ReadWorkspaceAsync(Ct)).Connections);
    }

    [Fact]
    public async Task One_is_added_with_its_profile_and_its_secret_in_one_step()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var key = new ApiKey(server, workspace.Id, workspace.ApiKey);
        var before = (await workspace.Directory.ReadWorkspaceAsync(Ct)).Workspace.Sequence;

        var added = await key.PostAsync(
            "/connections", """{ "name": "Entra", "oidcIssuer": "https://login.example.com/x", "clientId": "abc", "clientSecret": "s3cret", "client": "entra" }""");

        Assert.Equal((201, "entra"), (added.Status, (string)added["client"]!));
        var facts = (await workspace.Directory.ReadAuditAsync(before + 1, 10, Ct)).Select(entry => entry.Fact.Action);
        Assert.Equal(["connection.added"], facts);
    }

    [Fact]
    public async Task A_change_of_which_one_part_is_refused_changes_nothing()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var key = new ApiKey(server, workspace.Id, workspace.ApiKey);
        await key.PostAsync("/connections", """{ "name": "Taken", "oidcIssuer": "https://login.example.com/x", "clientId": "abc" }""");
        var before = await workspace.Directory.ReadWorkspaceAsync(Ct);
        var okta = before.Connections.Single(one => one.Provider is SamlProvider);

        var refused = await key.PatchAsync($"/connections/{okta.Id}", """{ "name": "taken", "signsRequests": true, "client": "okta" }""");

        Assert.Equal(409, refused.Status);
        var after = await workspace.Directory.ReadWorkspaceAsync(Ct);
        Assert.Equal(before.Workspace.Sequence, after.Workspace.Sequence);
        Assert.False(((SamlProvider)after.Connections.Single(one => one.Id == okta.Id).Provider).SignsRequests);
    }
}
