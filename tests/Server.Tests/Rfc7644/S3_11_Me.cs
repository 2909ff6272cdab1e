namespace Rolecall.Server.Tests.Rfc7644;

public sealed class S3_11_Me(RunningServer server)
{
    [Theory, Spec("P-3.11-05")]
    [InlineData("GET")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task A_SCIM_token_is_no_person(string method)
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await workspace.SendAsync(new HttpMethod(method), "/Me")).AssertScimError(404);
    }
}
