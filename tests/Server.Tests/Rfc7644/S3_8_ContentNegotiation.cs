using System.Text;

namespace Rolecall.Server.Tests.Rfc7644;

public sealed class S3_8_ContentNegotiation(RunningServer server)
{
    [Theory, Spec("P-3.8-01", "P-3.8-02", "P-3.8-03", "T-20")]
    [InlineData(null, "application/scim+json")]
    [InlineData("*/*", "application/scim+json")]
    [InlineData("application/scim+json", "application/scim+json")]
    [InlineData("application/scim+json, application/json", "application/scim+json")]
    [InlineData("application/json, */*;q=0.1", "application/scim+json")]
    [InlineData("application/json", "application/json")]
    [InlineData("application/json, text/html", "application/json")]
    [InlineData("application/json; charset=utf-8", "application/json")]
    [InlineData("application/scim+json;q=0, application/json", "application/json")]
    [InlineData("application/scim+json;q=0, */*", "application/json")]
    [InlineData("not a media type", "application/scim+json")]
    public async Task The_answer_is_SCIM_JSON_unless_the_client_names_plain_JSON_alone(string? accept, string expected)
    {
        var workspace = await server.GivenWorkspaceAsync();

        Assert.Equal(expected, (await AskAsync(workspace, "/Users", accept)).Header("Content-Type"));
        Assert.Equal(expected, (await AskAsync(workspace, "/Nothing", accept)).Header("Content-Type"));
    }

    [Theory, Spec("P-3.8-06", "R-28")]
    [InlineData("text/html")]
    [InlineData("application/xml, text/*")]
    [InlineData("application/json;q=0, application/scim+json;q=0")]
    public async Task An_answer_nobody_accepts_is_406(string accept)
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await AskAsync(workspace, "/Users", accept)).AssertScimError(406);
    }

    [Theory, Spec("P-3.8-04", "P-3.8-05", "T-20")]
    [InlineData("application/scim+json")]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/SCIM+JSON; Charset=\"UTF-8\"")]
    [InlineData(null)]
    public async Task A_body_in_JSON_is_read_however_it_is_labelled(string? contentType)
    {
        var workspace = await server.GivenWorkspaceAsync();

        Assert.Equal(201, (await PostAsync(workspace, contentType, """{"userName":"ada"}""")).Status);
    }

    [Theory, Spec("P-3.8-06", "R-28")]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("nonsense")]
    public async Task A_body_in_another_type_is_415(string contentType)
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await PostAsync(workspace, contentType, """{"userName":"ada"}""")).AssertScimError(415);
    }

    [Theory, Spec("R-28")]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("made-up")]
    [InlineData("gzip, identity")]
    public async Task A_compressed_body_is_415(string encoding)
    {
        var workspace = await server.GivenWorkspaceAsync();

        var answer = await workspace.SendAsync(
            HttpMethod.Post, "/Users", """{"userName":"ada"}""",
            request => request.Content!.Headers.TryAddWithoutValidation("Content-Encoding", encoding));

        answer.AssertScimError(415);
    }

    [Theory, Spec("P-7.1-01", "P-3.8-08")]
    [InlineData("/Users")]
    [InlineData("/Nothing")]
    [InlineData("/Schemas")]
    public async Task No_answer_is_cached_or_guessed_at(string path)
    {
        var workspace = await server.GivenWorkspaceAsync();

        var answer = await workspace.GetAsync(path);

        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Null(answer.Header("Server"));
        Assert.Matches("^[0-9a-f]{32}$", answer.Header("X-Request-Id"));
    }

    private static Task<Answer> AskAsync(TestWorkspace workspace, string path, string? accept) => workspace.SendAsync(
        HttpMethod.Get, path, adjust: request =>
        {
            if (accept is not null)
                request.Headers.TryAddWithoutValidation("Accept", accept);
        });

    private static Task<Answer> PostAsync(TestWorkspace workspace, string? contentType, string json) => workspace.SendAsync(
        HttpMethod.Post, "/Users", adjust: request =>
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json));
            if (contentType is not null)
                request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        });
}
