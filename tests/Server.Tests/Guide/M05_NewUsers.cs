namespace Rolecall.Server.Tests.Guide;

/// <summary>M5: "Push New Users" needs a user name and an e-mail address, and no password.</summary>
public sealed class M05_NewUsers(RunningServer server)
{
    [Fact, Spec("M5", "S-7-04", "S-4.1.1-12", "S-9.2-01")]
    public async Task A_person_is_there_active_and_as_sent_with_the_password_forgotten()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var created = await workspace.PostAsync("/Users", OktaClient.NewUser("ada@example.com"));

        Assert.Equal(201, created.Status);
        Assert.Equal("ada@example.com", (string?)created["userName"]);
        Assert.Equal("00u-ada@example.com", (string?)created["externalId"]);
        Assert.Equal("""{"familyName":"Lovelace","givenName":"Ada"}""", Sorted(created, "name"));
        Assert.Equal("en-US", (string?)created["locale"]);
        Assert.True((bool?)created["active"]);
        Assert.Null(created["password"]);
        Assert.Null((await workspace.StateAsync((string)created["id"]!)).Member.Profile.Document["password"]);
        Assert.DoesNotContain("1mz050nq", (await workspace.LineOfAsync(created)).ToString(), StringComparison.Ordinal);
    }

    [Fact, Spec("M5")]
    public async Task A_user_name_alone_is_enough()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var created = await workspace.PostAsync("/Users", """{ "userName": "ada@example.com" }""");

        Assert.Equal(201, created.Status);
        Assert.True((bool?)created["active"]);
    }

    [Theory, Spec("M5", "P-3.5.1-05")]
    [InlineData("PUT", """{ "userName": "ada", "password": "secret-canary" }""")]
    [InlineData("PATCH", """{ "Operations": [{ "op": "replace", "value": { "password": "secret-canary" } }] }""")]
    [InlineData("PATCH", """{ "Operations": [{ "op": "replace", "path": "password", "value": "secret-canary" }] }""")]
    [InlineData("PATCH", """{ "Operations": [{ "op": "add", "path": "urn:ietf:params:scim:schemas:core:2.0:User:password", "value": "secret-canary" }] }""")]
    public async Task A_password_that_comes_later_is_taken_and_forgotten(string method, string body)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync("""{ "userName": "ada" }""");
        var before = await workspace.GetAsync($"/Users/{id}");

        var answer = await workspace.SendAsync(new HttpMethod(method), $"/Users/{id}", body);

        Assert.Equal(200, answer.Status);
        Assert.Equal(before.Text, answer.Text);
        Assert.DoesNotContain("secret-canary", (await workspace.LineOfAsync(answer)).ToString(), StringComparison.Ordinal);
    }

    private static string Sorted(Answer answer, string complex) =>
        "{" + string.Join(',', answer[complex]!.AsObject().OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => $"\"{part.Key}\":\"{part.Value}\"")) + "}";
}
