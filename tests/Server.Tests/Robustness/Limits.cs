using System.Text;

namespace Rolecall.Server.Tests.Robustness;

/// <summary>R-26: each limit holds to the byte, and what is beyond it is refused with a sentence.</summary>
public sealed class Limits(RunningServer server)
{
    [Theory, Spec("R-26", "P-3.12-08")]
    [InlineData(1_000_000, 201)]
    [InlineData(1_000_001, 413)]
    public async Task Bodies(int bytes, int status)
    {
        var body = """{ "userName": "ada" }""";
        await AssertAsync(body.PadRight(bytes), status, null);
    }

    [Theory, Spec("R-26")]
    [InlineData(31, 201)]
    [InlineData(32, 400)]
    [InlineData(5000, 400)]
    public async Task Depth_below_the_root(int arrays, int status) =>
        await AssertAsync($$"""{ "userName": "ada", "x": {{new string('[', arrays)}}{{new string(']', arrays)}} }""", status, "invalidSyntax");

    [Theory, Spec("R-26")]
    [InlineData("x", 10_000, 201)]
    [InlineData("x", 10_001, 400)]
    [InlineData("emails", 10_001, 400)]
    public async Task Lists(string attribute, int count, int status) => await AssertAsync(
        $$"""{ "userName": "ada", "{{attribute}}": [{{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"{i}\""))}}] }""", status, "invalidValue");

    [Theory, Spec("R-26")]
    [InlineData("displayName", "a", 8192, 201)]
    [InlineData("displayName", "a", 8193, 400)]
    [InlineData("displayName", "\u00e9", 4096, 201)]
    [InlineData("displayName", "\u00e9", 4097, 400)]
    [InlineData("displayName", "\\u00e9", 4096, 201)]
    [InlineData("displayName", "\\u00e9", 4097, 400)]
    [InlineData("password", "a", 8193, 400)]
    [InlineData("x", "a", 8193, 400)]
    public async Task Strings(string attribute, string character, int count, int status) => await AssertAsync(
        $$"""{ "userName": "ada", "{{attribute}}": "{{string.Concat(Enumerable.Repeat(character, count))}}" }""", status, "invalidValue");

    [Fact, Spec("R-26")]
    public async Task Names_are_strings_too() =>
        await AssertAsync($$"""{ "userName": "ada", "{{new string('a', 8193)}}": 1 }""", 400, "invalidValue");

    [Fact, Spec("R-26")]
    public async Task A_list_as_long_as_may_be_is_stored_searched_and_changed()
    {
        var workspace = await server.GivenWorkspaceAsync(Domain.Workspaces.Presets.Rfc);
        var emails = string.Join(',', Enumerable.Range(0, 10_000).Select(i => $$"""{"value":"a{{i}}@example.com","type":"t{{i}}"}"""));

        var id = await workspace.GivenUserAsync($$"""{ "userName": "ada", "emails": [{{emails}}] }""");
        var found = await workspace.FindAsync("emails[type eq \"t9999\" and value eq \"A9999@example.com\"]");
        var patched = await workspace.PatchAsync($"/Users/{id}?attributes=userName", """
            { "Operations": [{ "op": "remove", "path": "emails[type ne \"t7\"]" }] }
            """);

        Assert.Equal((1, 200), (found.Total(), patched.Status));
        Assert.Equal("a7@example.com", (string?)Assert.Single((await workspace.GetAsync($"/Users/{id}"))["emails"]!.AsArray())!["value"]);
    }

    [Theory, Spec("R-27")]
    [InlineData("POST", """{ "userName": "a", "USERNAME": "a" }""")]
    [InlineData("POST", """{ "userName": "a", "name": { "givenName": "A", "GivenName": "B" } }""")]
    [InlineData("POST", """{ "userName": "a", "emails": [{ "value": "a", "\u0056alue": "b" }] }""")]
    [InlineData("POST", """{ "userName": "a", "customRoleName": "", "CUSTOMROLENAME": "" }""")]
    [InlineData("POST", """{ "userName": "a", "urn:okta:x:1": {}, "URN:OKTA:X:1": {} }""")]
    [InlineData("POST", """{ "userName": "a", "x": { "y": [{ "z": 1, "Z": 2 }] } }""")]
    [InlineData("PATCH", """{ "Operations": [], "operations": [] }""")]
    [InlineData("PATCH", """{ "Operations": [{ "op": "remove", "OP": "remove", "path": "title" }] }""")]
    [InlineData("PATCH", """{ "Operations": [{ "op": "replace", "value": { "title": "a", "Title": "b" } }] }""")]
    [InlineData("POST", """{ "userName": "a", "name": { "givenName": "A" }, "name.givenName": "B" }""")]
    [InlineData("POST", """{ "userName": "a", "urn:ietf:params:scim:schemas:core:2.0:User:userName": "b" }""")]
    public async Task Names_given_twice_in_whatever_case_or_notation_are_refused(string method, string body)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var path = method == "PATCH" ? $"/Users/{await workspace.GivenUserAsync("""{ "userName": "ada" }""")}" : "/Users";

        (await workspace.SendAsync(new HttpMethod(method), path, body)).AssertScimError(400, "invalidSyntax");
    }

    [Theory, Spec("R-28")]
    [InlineData("gzip", 415)]
    [InlineData("br", 415)]
    [InlineData("identity, deflate", 415)]
    [InlineData("unheard-of", 415)]
    [InlineData("Identity", 201)]
    public async Task Compressed_bodies_are_not_opened(string encoding, int status)
    {
        var workspace = await server.GivenWorkspaceAsync();

        var answer = await workspace.SendAsync(HttpMethod.Post, "/Users", """{ "userName": "ada" }""", request =>
            request.Content!.Headers.TryAddWithoutValidation("Content-Encoding", encoding));

        Assert.Equal(status, answer.Status);
        if (status == 415)
            answer.AssertScimError(415);
    }

    [Theory, Spec("R-28", "P-3.8-06")]
    [InlineData("PUT", "text/plain")]
    [InlineData("PATCH", "application/json-patch+json")]
    [InlineData("PATCH", "application/scim+json; charset=utf-16")]
    [InlineData("POST", "multipart/form-data; boundary=x")]
    public async Task Bodies_in_other_types_are_415_for_every_method(string method, string type)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync("""{ "userName": "ada" }""");

        var answer = await workspace.SendAsync(new HttpMethod(method), method == "POST" ? "/Users" : $"/Users/{id}", adjust: request =>
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{ "userName": "bob" }"""));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        });

        answer.AssertScimError(415);
    }

    private async Task AssertAsync(string body, int status, string? scimType)
    {
        var workspace = await server.GivenWorkspaceAsync();

        var answer = await workspace.PostAsync("/Users", body);

        Assert.Equal(status, answer.Status);
        if (status >= 400)
            answer.AssertScimError(status, scimType);
        Assert.Equal(status == 201 ? 2 : 1, (await workspace.GetAsync("/Users")).Total());
    }
}
