namespace Rolecall.Server.Tests.Security;

/// <summary>R-54: an error says what to do and nothing about our insides or others' data, and can be found again in the log.</summary>
public sealed class PlainErrors(RunningServer server)
{
    private static readonly string[] Insides =
        ["Exception", "Rolecall.", "System.", "Microsoft", "SQL", "select ", "constraint", "   at ", ".cs:", "/tmp", "/home", "stack", "null reference", "Parameter '", "@example.com"];

    public static TheoryData<string, string, string?, int> Refusals => new()
    {
        { "POST", "/Users", "{", 400 },
        { "POST", "/Users", """{ "displayName": "x" }""", 400 },
        { "POST", "/Users", """{ "userName": ["x"] }""", 400 },
        { "POST", "/Users", """{ "userName": "taken@EXAMPLE.com" }""", 409 },
        { "POST", "/Users", """{ "userName": "x", "role": "owner" }""", 403 },
        { "POST", "/Users", """{ "userName": "x", "customRoleId": 4711 }""", 400 },
        { "POST", "/Users", """{ "userName": "x", "x509Certificates": [{ "value": "MAMCAQUwAwIBBQ==" }] }""", 400 },
        { "POST", "/Users/{id}", "{}", 405 },
        { "PUT", "/Users", "{}", 405 },
        { "PUT", "/Users/nobody", """{ "userName": "x" }""", 404 },
        { "PUT", "/Users/{id}", """{ "userName": "taken@example.com" }""", 200 },
        { "PATCH", "/Users/{id}", """{ "Operations": [{ "op": "replace", "path": "x[", "value": 1 }] }""", 400 },
        { "PATCH", "/Users/{id}", """{ "Operations": [{ "op": "remove", "path": "emails[type eq 7]" }] }""", 400 },
        { "DELETE", "/Users/nobody", null, 404 },
        { "GET", "/Users?filter=x", null, 400 },
        { "GET", "/Users?filter=password%20pr", null, 403 },
        { "GET", "/Users?count=x", null, 400 },
        { "GET", "/Users?attributes=a&excludedAttributes=b", null, 400 },
        { "GET", "/Schemas?filter=x", null, 403 },
        { "GET", "/Nothing", null, 404 },
        { "GET", "/Me", null, 404 },
        { "GET", "/Groups/1", null, 404 },
        { "POST", "/Groups", "{}", 400 },
        { "POST", "/Bulk", "{}", 400 },
        { "BREW", "/Users", null, 405 },
    };

    [Theory, MemberData(nameof(Refusals))]
    [Spec("R-54", "P-3.12-20", "P-3.2-08", "P-3.12-05", "P-3.12-09", "P-3.1-02", "P-7.1-01", "P-3.1-01")]
    public async Task Every_refusal_is_plain_complete_and_traceable(string method, string path, string? body, int status)
    {
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenUserAsync("""{ "userName": "taken@example.com" }""");
        var id = await workspace.GivenUserAsync("""{ "userName": "ada" }""");

        var answer = await workspace.SendAsync(new HttpMethod(method), path.Replace("{id}", id, StringComparison.Ordinal), body);

        Assert.Equal(status, answer.Status);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Null(answer.Header("Server"));
        if (status >= 400)
        {
            answer.AssertScimError(status, (string?)answer["scimType"]);
            Assert.Empty(answer.Body!.AsObject().Select(member => member.Key).Except(["schemas", "status", "scimType", "detail"]));
            Assert.All(Insides, word => Assert.DoesNotContain(word, answer.Text, StringComparison.OrdinalIgnoreCase));
        }

        Assert.Equal(status, (await workspace.LineOfAsync(answer)).Status);
    }
}
