using Rolecall.Domain.Clients;
using Rolecall.Scim.Tolerances;
using Rolecall.Server.Tests.RestApi;

namespace Rolecall.Server.Tests.Clients;

/// <summary>An admin says which client a connection has, and may differ from its profile quirk by quirk.</summary>
[Spec("T-34")]
public sealed class ConnectionClients(RunningServer server)
{
    private const string Lenient = """{ "userName": "new@example.com" }""";

    [Fact]
    public async Task The_api_lists_every_profile_and_every_quirk_with_its_sentence()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var answer = await Api(workspace).GetAsync("/client-profiles");

        Assert.Equal(ClientProfiles.All.Select(profile => profile.Name), answer["profiles"]!.AsArray().Select(profile => (string)profile!["name"]!));
        Assert.Equal(Quirks.All.Select(quirk => (quirk.Name, quirk.Sentence)), answer["quirks"]!.AsArray().Select(quirk => ((string)quirk!["name"]!, (string)quirk["sentence"]!)));
        Assert.Contains("replace_creates_element", Of("entra"));
        Assert.DoesNotContain("replace_creates_element", Of("generic"));
        Assert.Contains("pathless_patch", Of("generic"));
        Assert.Empty(Of("strict"));

        IEnumerable<string> Of(string name) => answer["profiles"]!.AsArray()
            .Single(profile => (string)profile!["name"]! == name)!["quirks"]!.AsArray().Select(quirk => (string)quirk!);
    }

    [Fact]
    public async Task A_change_of_profile_counts_from_the_next_request_on()
    {
        var workspace = await server.GivenWorkspaceAsync();
        Assert.Equal(201, (await workspace.PostAsync("/Users", Lenient)).Status);

        var changed = await ChangeAsync(workspace, """{ "client": "strict" }""");

        Assert.Equal("strict", (string)changed["client"]!);
        (await workspace.PostAsync("/Users", Lenient)).AssertScimError(400, "invalidSyntax");
        Assert.True((bool)(await workspace.GetAsync("/ServiceProviderConfig"))["interopProfileConformant"]!);
    }

    [Fact]
    public async Task A_single_quirk_is_switched_against_the_profile_and_back()
    {
        var workspace = await server.GivenWorkspaceAsync(client: "strict");

        await ChangeAsync(workspace, """{ "quirks": { "missing_schemas": true } }""");
        Assert.Equal(201, (await workspace.PostAsync("/Users", Lenient)).Status);
        Assert.Null((await workspace.GetAsync("/ServiceProviderConfig"))["interopProfileConformant"]);

        await ChangeAsync(workspace, """{ "quirks": { "missing_schemas": null } }""");
        (await workspace.PostAsync("/Users", Lenient)).AssertScimError(400, "invalidSyntax");
    }

    [Fact]
    public async Task A_strict_quirk_can_be_asked_of_any_client()
    {
        var workspace = await server.GivenWorkspaceAsync();

        await ChangeAsync(workspace, """{ "quirks": { "unknown_attributes": false } }""");

        (await workspace.PostAsync("/Users", """{ "userName": "new@example.com", "shoeSize": 9 }""")).AssertScimError(400, "invalidSyntax");
        Assert.Equal(201, (await workspace.PostAsync("/Users", Lenient)).Status);
    }

    [Theory]
    [InlineData("""{ "client": "workday" }""", "entra-compliant")]
    [InlineData("""{ "quirks": { "magic": true } }""", "string_booleans")]
    [InlineData("""{ "quirks": { "string_booleans": "yes" } }""", "true, false, or null")]
    public async Task What_there_is_not_is_refused_with_what_there_is(string change, string named)
    {
        var answer = await ChangeAsync(await server.GivenWorkspaceAsync(), change);

        Assert.Equal(400, answer.Status);
        Assert.Contains(named, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_name_never_decides_how_a_request_is_read()
    {
        var workspace = await server.GivenWorkspaceAsync(client: "strict");

        var answer = await workspace.SendAsync(
            HttpMethod.Post, "/Users", Lenient, request => request.Headers.TryAddWithoutValidation("User-Agent", "Okta SCIM Client 1.0.0"));

        answer.AssertScimError(400, "invalidSyntax");
    }

    private async Task<Answer> ChangeAsync(TestWorkspace workspace, string change) =>
        await Api(workspace).PatchAsync($"/connections/{(await workspace.ConnectionAsync()).Id}", change);

    private ApiKey Api(TestWorkspace workspace) => new(server, workspace.Id, workspace.ApiKey);
}
