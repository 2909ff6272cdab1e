namespace Rolecall.Server.Tests.Rfc7644;

public sealed class S3_9_Projection(RunningServer server)
{
    private const string Ada = """
        {
          "userName": "ada",
          "displayName": "Ada",
          "name": { "givenName": "Ada", "familyName": "Lovelace" },
          "emails": [{ "value": "ada@example.com", "type": "work" }]
        }
        """;

    [Theory, Spec("P-3.9-01", "P-3.9-02", "P-3.9-05", "P-3.9-07", "P-3.9-08", "P-3.9-09", "P-3.9-10", "P-3.9-11")]
    [InlineData("attributes=userName", "id schemas userName")]
    [InlineData("attributes=USERNAME,%20,name.givenName", "id name schemas userName")]
    [InlineData("attributes=foo", "id schemas")]
    [InlineData("attributes=password", "id schemas")]
    [InlineData("attributes=urn:ietf:params:scim:schemas:extension:rolecall:2.0:User:role", "id schemas urn:ietf:params:scim:schemas:extension:rolecall:2.0:User")]
    [InlineData(
        "excludedAttributes=id,emails,name,meta,active,urn:ietf:params:scim:schemas:extension:rolecall:2.0:User", "displayName id schemas userName")]
    public async Task The_request_says_what_is_shown(string query, string expected)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync(Ada);

        var read = await workspace.GetAsync($"/Users/{id}?{query}");
        var listed = (await workspace.GetAsync($"/Users?filter=userName%20eq%20%22ada%22&{query}"))["Resources"]![0];

        Assert.Equal(expected.Split(' '), read.Body!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
        Assert.Equal(read.Text, listed!.ToJsonString());
    }

    [Fact, Spec("P-3.9-04")]
    public async Task It_holds_for_answers_to_writes_too()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync(Ada);

        var put = await workspace.PutAsync($"/Users/{id}?attributes=displayName", Ada);
        var patch = await workspace.PatchAsync(
            $"/Users/{id}?excludedAttributes=emails", """{"Operations":[{"op":"replace","path":"active","value":true}]}""");

        Assert.Equal(["displayName", "id", "schemas"], put.Body!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
        Assert.Null(patch["emails"]);
        Assert.NotNull(patch["userName"]);
    }

    [Theory, Spec("P-3.9-03")]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task Both_lists_at_once_are_refused_before_anything_is_done(string method)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync(Ada);

        var answer = await workspace.SendAsync(new HttpMethod(method), $"/Users/{id}?attributes=userName&excludedAttributes=emails");

        answer.AssertScimError(400, "invalidValue");
        Assert.Equal(200, (await workspace.GetAsync($"/Users/{id}")).Status);
    }
}
