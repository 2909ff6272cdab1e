namespace Rolecall.Server.Tests.Guide;

/// <summary>M2: "Test API Credentials" turns green with a workspace that was only just made.</summary>
public sealed class M02_TestCredentials(RunningServer server)
{
    [Fact, Spec("M2", "T-17")]
    public async Task The_test_of_Okta_finds_a_whole_user_the_owner()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var answer = await workspace.SendAsync(HttpMethod.Get, "/Users?startIndex=1&count=2", adjust: AsOkta);

        Assert.Equal(200, answer.Status);
        Assert.Equal("application/scim+json", answer.Header("Content-Type"));
        Assert.Equal((1, 1, 1), (answer.Total(), answer["startIndex"]!.GetValue<int>(), answer["itemsPerPage"]!.GetValue<int>()));
        var owner = answer["Resources"]![0]!;
        Assert.Equal("owner@example.com", (string?)owner["userName"]);
        Assert.Equal("owner@example.com", (string?)owner["emails"]![0]!["value"]);
        Assert.True((bool?)owner["emails"]![0]!["primary"]);
        Assert.Equal(("Olga", "Owner"), ((string?)owner["name"]!["givenName"], (string?)owner["name"]!["familyName"]));
        Assert.True((bool?)owner["active"]);
        Assert.Equal("owner", owner.RoleOf());
        Assert.Equal([Urns.User, Urns.Role], owner["schemas"]!.AsArray().Select(uri => (string?)uri));
    }

    [Fact, Spec("M2", "P-2-02")]
    public async Task A_wrong_token_is_told_in_the_form_that_Okta_shows()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var wrong = workspace.ScimToken[..^1] + (workspace.ScimToken[^1] == 'a' ? 'b' : 'a');

        var answer = await workspace.SendAsync(HttpMethod.Get, "/Users?startIndex=1&count=2", adjust: request =>
        {
            AsOkta(request);
            request.Headers.Authorization = new("Bearer", wrong);
        });

        answer.AssertScimError(401);
        Assert.Contains("copy it again", (string?)answer["detail"], StringComparison.Ordinal);
    }

    [Fact, Spec("M2", "T-16")]
    public async Task A_search_for_nobody_is_an_empty_list()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var answer = await workspace.GetAsync("/Users?filter=userName+eq+%22b7b3a6d2-nobody%22&startIndex=1&count=100");

        Assert.Equal((200, 0), (answer.Status, answer.Total()));
        Assert.Empty(answer["Resources"]!.AsArray());
    }

    private static void AsOkta(HttpRequestMessage request)
    {
        request.Headers.UserAgent.ParseAdd("Okta SCIM Client 1.0.0");
        request.Headers.TryAddWithoutValidation("Accept", "application/scim+json");
        request.Headers.TryAddWithoutValidation("Accept-Charset", "utf-8");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip,deflate");
    }
}
