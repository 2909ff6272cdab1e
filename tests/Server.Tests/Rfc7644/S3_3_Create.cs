namespace Rolecall.Server.Tests.Rfc7644;

public sealed class S3_3_Create(RunningServer server)
{
    private const string Ada = """
        {
          "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
          "userName": "ada@example.com",
          "externalId": "00u1",
          "name": { "givenName": "Ada", "familyName": "Lovelace" },
          "emails": [{ "value": "ada@example.com", "type": "work", "primary": true }],
          "active": true
        }
        """;

    [Fact, Spec("P-3.3-01", "P-3.3-02", "P-3.3-03", "P-3.3-04", "P-3.3-10")]
    public async Task A_new_user_is_answered_as_a_read_would_with_its_location_and_tag()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var created = await workspace.PostAsync("/Users", Ada);
        var read = await workspace.GetAsync($"/Users/{created["id"]}");

        Assert.Equal(201, created.Status);
        Assert.Equal($"{workspace.BaseUrl}/Users/{created["id"]}", created.Header("Location"));
        Assert.Equal(created.Header("Location"), created["meta"]!["location"]!.GetValue<string>());
        Assert.Equal("W/\"1\"", created.Header("ETag"));
        Assert.Equal(read.Text, created.Text);
    }

    [Fact, Spec("P-3.3-05", "P-3.3-11")]
    public async Task What_only_the_server_may_say_is_not_taken_from_the_client()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var created = await workspace.PostAsync("/Users", """
            {
              "id": "mine",
              "userName": "ada",
              "groups": [{ "value": "admins" }],
              "meta": { "resourceType": "Group", "location": "https://evil.example/", "version": "W/\"99\"" }
            }
            """);

        Assert.Equal(201, created.Status);
        Assert.NotEqual("mine", created["id"]!.GetValue<string>());
        Assert.Null(created["groups"]);
        Assert.Equal("User", created["meta"]!["resourceType"]!.GetValue<string>());
        Assert.StartsWith(workspace.BaseUrl, created["meta"]!["location"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact, Spec("P-3.3-06", "P-3.12-12", "R-30")]
    public async Task A_user_name_that_is_taken_is_409_whatever_its_case()
    {
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenUserAsync(Ada);

        (await workspace.PostAsync("/Users", """{"userName":"ADA@Example.com"}""")).AssertScimError(409, "uniqueness");
    }

    [Fact, Spec("P-3.3-13")]
    public async Task Of_many_requests_for_one_user_name_one_wins()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => workspace.PostAsync("/Users", Ada)));

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.Equal(19, answers.Count(answer => answer.Status == 409));
    }

    [Theory, Spec("P-3.3-08", "P-3.3-15", "P-3.12-14", "P-3.8-09")]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"ada\"")]
    [InlineData("null")]
    [InlineData("\uFEFF{\"userName\":\"ada\"}")]
    public async Task What_is_no_JSON_object_is_invalid_syntax(string body)
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await workspace.PostAsync("/Users", body)).AssertScimError(400, "invalidSyntax");
    }

    [Theory, Spec("P-3.3-09", "P-3.12-17")]
    [InlineData("""{"name":{"givenName":"Ada"}}""")]
    [InlineData("""{"userName":""}""")]
    [InlineData("""{"userName":7}""")]
    public async Task A_user_without_a_user_name_is_an_invalid_value(string body)
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await workspace.PostAsync("/Users", body)).AssertScimError(400, "invalidValue");
    }

    [Fact, Spec("P-3.3-14", "P-3.9-04")]
    public async Task The_answer_shows_the_attributes_that_were_asked()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var created = await workspace.PostAsync("/Users?attributes=userName", Ada);

        Assert.Equal(["id", "schemas", "userName"], created.Body!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
    }

    [Fact, Spec("R-53")]
    public async Task A_password_is_neither_echoed_nor_kept_in_any_log()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var created = await workspace.PostAsync("/Users", """{"userName":"ada","password":"canary-7f3a"}""");
        var refused = await workspace.PostAsync("/Users", """{"userName":7,"password":"canary-7f3a"}""");

        Assert.Equal(201, created.Status);
        Assert.Equal(400, refused.Status);
        Assert.DoesNotContain("canary-7f3a", created.Text + refused.Text, StringComparison.Ordinal);
        var log = await workspace.LogAsync();
        Assert.Equal(2, log.Count);
        Assert.All(log, line => Assert.Contains("\"password\":\"***\"", line.Exchange.Request, StringComparison.Ordinal));
        Assert.DoesNotContain("canary-7f3a", string.Concat(log.Select(line => line.Exchange.ToString())) + server.Log.Text, StringComparison.Ordinal);
    }
}
