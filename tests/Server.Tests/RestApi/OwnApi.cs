
namespace Rolecall.Server.Tests.RestApi;

public sealed class OwnApi(RunningServer server) : IAsyncLifetime
{
    private TestWorkspace workspace = null!;
    private ApiKey owner = null!;

    public async ValueTask InitializeAsync()
    {
        workspace = await server.GivenWorkspaceAsync(owner: $"owner{Guid.CreateVersion7(server.Clock.GetUtcNow())}@example.com");
        owner = new ApiKey(server, workspace.Id, workspace.ApiKey);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact, Spec("M3"), Spec("M11")]
    public async Task A_role_is_made_renamed_and_deleted()
    {
        var made = await owner.PostAsync("/roles", """{ "name": "Reviewer", "inheritedRole": 4, "permissions": { "content.edit": true } }""");
        Assert.Equal(201, made.Status);
        var id = made.Body!.Number("id");
        Assert.Equal($"/api/v1/workspaces/{workspace.Id}/roles/{id}", made.Header("Location"));
        Assert.Equal("guest", made["inheritedRole"]!.GetValue<string>());
        Assert.True(made["permissions"]!["content.edit"]!.GetValue<bool>());
        var user = await workspace.GivenUserAsync("""{ "userName": "grace", "active": true, "customRoleName": "Reviewer" }""");
        Assert.Equal(1, (await owner.GetAsync($"/roles/{id}")).Body!.Number("memberCount"));

        Assert.Equal("Critic", (await owner.PatchAsync($"/roles/{id}", """{ "name": "Critic" }"""))["name"]!.GetValue<string>());
        Assert.Contains("Critic", (await workspace.GetAsync($"/Users/{user}")).Text, StringComparison.Ordinal);

        (await owner.DeleteAsync($"/roles/{id}")).AssertProblem(400, "invalid_value");
        (await owner.DeleteAsync($"/roles/{id}?moveTo={id}")).AssertProblem(400, "invalid_value");
        Assert.Equal(204, (await owner.DeleteAsync($"/roles/{id}?moveTo=limited_member")).Status);
        (await owner.GetAsync($"/roles/{id}")).AssertProblem(404, "not_found");
        Assert.Contains("limited_member", (await workspace.GetAsync($"/Users/{user}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_a_conflict_and_says_so()
    {
        await owner.PostAsync("/roles", """{ "name": "Reviewer" }""");

        (await owner.PostAsync("/roles", """{ "name": "reviewer" }""")).AssertProblem(409, "taken");
    }

    [Theory, Spec("R-21")]
    [InlineData("""{ "name": "A", "id": 7 }""", "invalid_value")]
    [InlineData("""{ "name": "A", "Name": "B" }""", "invalid_syntax")]
    [InlineData("""{ "name": 7 }""", "invalid_value")]
    [InlineData("""{ }""", "invalid_value")]
    [InlineData("""[ ]""", "invalid_syntax")]
    [InlineData("", "invalid_syntax")]
    [InlineData("{", "invalid_syntax")]
    [InlineData("""{ "name": "A", "inheritedRole": "king" }""", "invalid_value")]
    [InlineData("""{ "name": "A", "permissions": "all" }""", "invalid_value")]
    [InlineData("""{ "name": "A", "permissions": { "content.edit": 1 } }""", "invalid_value")]
    [InlineData("""{ "name": "A", "permissions": [ 1 ] }""", "invalid_value")]
    public async Task A_body_that_makes_no_sense_is_refused(string json, string code)
    {
        (await owner.PostAsync("/roles", json)).AssertProblem(400, code);
        Assert.Empty((await owner.GetAsync("/roles"))["roles"]!.AsArray());
    }

    [Fact]
    public async Task Only_JSON_is_read() =>
        (await owner.SendAsync(HttpMethod.Post, "/roles", "name=A", "application/x-www-form-urlencoded")).AssertProblem(415, "unsupported_media_type");

    [Theory, Spec("R-20")]
    [InlineData("")]
    [InlineData("/roles")]
    [InlineData("/members/1")]
    [InlineData("/credentials")]
    [InlineData("/provisioning-log")]
    public async Task Another_workspace_answers_as_one_that_does_not_exist(string rest)
    {
        var other = await server.GivenWorkspaceAsync(owner: "other@example.com");

        var foreign = await owner.GetAsync($"/api/v1/workspaces/{other.Id}{rest}");
        var unknown = await owner.GetAsync($"/api/v1/workspaces/1{rest}");

        foreign.AssertProblem(404, "not_found");
        Assert.Equal(unknown["detail"]!.GetValue<string>(), foreign["detail"]!.GetValue<string>());
    }

    [Fact, Spec("R-25"), Spec("I-06")]
    public async Task Only_an_API_key_opens_the_API()
    {
        foreach (var path in new[] { "/roles", "/no/such/route" })
        {
            (await With(null).GetAsync(path)).AssertProblem(401, "missing_key");
            (await With("pk_x").GetAsync(path)).AssertProblem(401, "invalid_key");
            (await With(workspace.ScimToken).GetAsync(path)).AssertProblem(401, "invalid_key");
            (await With(workspace.OwnerLink).GetAsync(path)).AssertProblem(401, "invalid_key");
        }

        var scim = await workspace.SendAsync(HttpMethod.Get, "/Users", adjust: request => request.Headers.Authorization = new("Bearer", workspace.ApiKey));
        Assert.Equal(401, scim.Status);
    }

    [Fact, Spec("I-08"), Spec("R-42")]
    public async Task A_rotated_token_works_is_shown_once_and_ends_the_former_one()
    {
        var rotated = await owner.PostAsync("/scim-tokens/rotate");
        Assert.Equal(201, rotated.Status);
        var token = rotated["scimToken"]!.GetValue<string>();
        Assert.Equal(workspace.BaseUrl, rotated["scimBaseUrl"]!.GetValue<string>());
        Assert.Equal(server.Clock.GetUtcNow(), rotated["formerTokensEndAt"]!.GetValue<DateTimeOffset>());

        Assert.Equal(401, (await workspace.GetAsync("/Users")).Status);
        Assert.Equal(200, (await workspace.SendAsync(HttpMethod.Get, "/Users", adjust: request => request.Headers.Authorization = new("Bearer", token))).Status);
        foreach (var path in new[] { "", "/credentials", "/connections", "/audit?count=200", "/events", "/provisioning-log" })
            Assert.DoesNotContain(token, (await owner.GetAsync(path)).Text, StringComparison.Ordinal);
    }

    [Fact, Spec("M1")]
    public async Task A_disabled_connection_suspends_its_tokens_and_enabling_it_brings_them_back()
    {
        var id = (await owner.GetAsync("/connections"))["connections"]![0]!.Number("id");

        Assert.Equal("disabled", (await owner.PostAsync($"/connections/{id}/disable"))["state"]!.GetValue<string>());
        Assert.Equal(401, (await workspace.GetAsync("/Users")).Status);
        (await owner.PostAsync("/scim-tokens/rotate")).AssertProblem(409, "conflict");

        Assert.Equal("enabled", (await owner.PostAsync($"/connections/{id}/enable"))["state"]!.GetValue<string>());
        Assert.Equal(200, (await workspace.GetAsync("/Users")).Status);
    }

    [Theory]
    [InlineData("""{ "name": "Entra", "oidcIssuer": "https://login.example.com/x/v2.0", "clientId": "abc" }""", 201)]
    [InlineData("""{ "name": "Entra", "oidcIssuer": "http://login.example.com", "clientId": "abc" }""", 400)]
    [InlineData("""{ "name": "Entra", "oidcIssuer": "https://login.example.com" }""", 400)]
    [InlineData("""{ "name": "Entra", "samlMetadata": "<x/>" }""", 400)]
    [InlineData("""{ "name": "Entra", "samlMetadataUrl": "https://127.0.0.1/metadata" }""", 400)]
    [InlineData("""{ "name": "Entra", "samlMetadataUrl": "nowhere" }""", 400)]
    [InlineData("""{ "name": "Entra" }""", 400)]
    [InlineData("""{ "name": "Entra", "samlMetadata": "<x/>", "oidcIssuer": "https://login.example.com" }""", 400)]
    public async Task A_connection_is_added_from_one_kind_of_settings(string json, int status)
    {
        var answer = await owner.PostAsync("/connections", json);

        Assert.Equal(status, answer.Status);
        if (status == 201)
            Assert.Equal(("configured", "https://login.example.com/x/v2.0"), (answer["state"]!.GetValue<string>(), answer["oidc"]!["issuer"]!.GetValue<string>()));
        else
            answer.AssertProblem(status, "invalid_value");
    }

    [Fact]
    public async Task Policies_are_changed_by_preset_and_by_name()
    {
        var changed = await owner.PatchAsync("/policies", """{ "preset": "resilient", "policies": { "unknown_role": "reject" } }""");

        Assert.Equal(("full", "reject"), (changed["policies"]!["profile_updates"]!.GetValue<string>(), changed["policies"]!["unknown_role"]!.GetValue<string>()));
        (await owner.PatchAsync("/policies", """{ "policies": { "unknown_role": true } }""")).AssertProblem(400, "invalid_value");
        (await owner.PatchAsync("/policies", """{ "policies": { "colour": "red" } }""")).AssertProblem(400, "invalid_value");
        Assert.Equal(200, (await owner.PostAsync("/mass-deactivation/release")).Status);
    }

    [Fact, Spec("M9"), Spec("M10")]
    public async Task Access_ended_by_hand_is_ended_for_the_persons_keys_and_shown_as_drift()
    {
        var scimId = await workspace.GivenUserAsync("""{ "userName": "grace", "active": true }""");
        var number = (await owner.GetAsync("/members"))["members"]!.AsArray().Single(member => member!["scimId"]!.GetValue<string>() == scimId)!.Number("number");

        var ended = await owner.PostAsync($"/members/{number}/deactivate");
        Assert.False(ended["member"]!["active"]!.GetValue<bool>());
        Assert.Equal("active", ended["drift"]![0]!["attribute"]!.GetValue<string>());
        Assert.False((await workspace.GetAsync($"/Users/{scimId}"))["active"]!.GetValue<bool>());

        var back = await owner.PostAsync($"/members/{number}/reactivate");
        Assert.True(back["member"]!["active"]!.GetValue<bool>());
        Assert.Empty(back["drift"]!.AsArray());
    }

    [Fact, Spec("R-22"), Spec("I-52")]
    public async Task Of_two_grants_the_later_counts_and_the_answer_says_so()
    {
        await workspace.GivenUserAsync("""{ "userName": "grace", "active": true, "role": "guest" }""");
        var number = (await owner.GetAsync("/members"))["members"]!.AsArray()[^1]!.Number("number");

        var granted = await owner.PutAsync($"/members/{number}/role", """{ "role": 2 }""");
        Assert.Equal("admin", granted["member"]!["role"]!["role"]!.GetValue<string>());
        Assert.Equal(["manual", "attribute", "default"], granted["grants"]!.AsArray().Select(grant => grant!["source"]!.GetValue<string>()));
        Assert.Contains("by hand last", granted["whyRole"]!.GetValue<string>(), StringComparison.Ordinal);

        var withdrawn = await owner.DeleteAsync($"/members/{number}/role");
        Assert.Equal("guest", withdrawn["member"]!["role"]!["role"]!.GetValue<string>());
        (await owner.PutAsync($"/members/{number}/role", """{ "role": "owner" }""")).AssertProblem(403, "forbidden");
    }

    [Fact, Spec("I-05"), Spec("I-52")]
    public async Task A_member_reads_the_team_and_administers_nothing()
    {
        var app = await owner.PostAsync("/api-keys", """{ "name": "app", "kind": "workspace" }""");
        Assert.Equal(200, (await With(app["apiKey"]!.GetValue<string>()).GetAsync("/audit")).Status);
        var member = With(await MemberKeyAsync());

        Assert.Equal(200, (await member.GetAsync("/api/v2/team")).Status);
        Assert.Equal(200, (await member.GetAsync("/roles")).Status);
        foreach (var path in new[] { "/audit", "/events", "/provisioning-log", "/members", "/members/1", "/connections", "/policies" })
            (await member.GetAsync(path)).AssertProblem(403, "forbidden");
        (await member.PostAsync("/roles", """{ "name": "A" }""")).AssertProblem(403, "forbidden");
        (await member.PostAsync("/scim-tokens/rotate")).AssertProblem(403, "forbidden");
        (await member.PostAsync("/connections", """{ "name": "A", "samlMetadataUrl": "https://idp.example.com" }""")).AssertProblem(403, "forbidden");
        (await member.PostAsync("/members/1/deactivate")).AssertProblem(403, "forbidden");
        (await member.PostAsync("/mass-deactivation/release")).AssertProblem(403, "forbidden");
        (await member.PostAsync("/api-keys", """{ "name": "app", "kind": "workspace" }""")).AssertProblem(403, "forbidden");
        (await member.PatchAsync("/policies", """{ "preset": "rfc" }""")).AssertProblem(403, "forbidden");
        Assert.Single((await member.GetAsync("/credentials"))["credentials"]!.AsArray());
    }

    [Fact]
    public async Task A_revoked_key_stops_with_the_next_request()
    {
        var key = await owner.PostAsync("/api-keys", """{ "name": "laptop" }""");
        var laptop = With(key["apiKey"]!.GetValue<string>());
        Assert.Equal(200, (await laptop.GetAsync("")).Status);

        Assert.Equal(204, (await owner.DeleteAsync($"/credentials/{key["handle"]}")).Status);

        (await laptop.GetAsync("")).AssertProblem(401, "invalid_key");
        (await owner.DeleteAsync("/credentials/nosuchhandle")).AssertProblem(404, "not_found");
    }

    /// <summary>People make their own keys in the console; here the store is given one.</summary>
    private async Task<string> MemberKeyAsync()
    {
        await workspace.GivenUserAsync("""{ "userName": "grace", "active": true }""");
        var number = new Domain.Members.MemberNumber((await owner.GetAsync("/members"))["members"]!.AsArray()[^1]!.Number("number"));
        var caller = workspace.Owner with { Member = number, Role = Domain.Roles.BuiltInRole.Member };
        var issued = await new Domain.Credentials.IssueApiKey(server.Directories, server.Clock)
            .PersonalAsync(caller, "key", TestContext.Current.CancellationToken);
        return issued.Token.Text;
    }

    private ApiKey With(string? key) => new(server, workspace.Id, key);
}
