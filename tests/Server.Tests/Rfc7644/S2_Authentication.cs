using Rolecall.Domain.Connections;
using Rolecall.Domain.Credentials;

namespace Rolecall.Server.Tests.Rfc7644;

public sealed class S2_Authentication(RunningServer server)
{
    [Theory, Spec("P-2-01", "P-2-02", "P-2-07")]
    [InlineData("/Users")]
    [InlineData("/Users/0198f0a0-0000-7000-8000-000000000000")]
    [InlineData("/ServiceProviderConfig")]
    [InlineData("/NoSuchThing")]
    [InlineData("/../v99/Users")]
    public async Task Without_a_token_everything_is_401_with_a_challenge(string path)
    {
        var workspace = await server.GivenWorkspaceAsync();

        var answer = await workspace.SendAsync(HttpMethod.Get, path, adjust: request => request.Headers.Authorization = null);

        answer.AssertScimError(401);
        Assert.Equal("Bearer realm=\"rolecall\"", answer.Header("WWW-Authenticate"));
    }

    [Theory, Spec("P-2-01", "P-2-07")]
    [InlineData("PUT", "/Users")]
    [InlineData("BREW", "/Users")]
    [InlineData("POST", "/Bulk")]
    public async Task A_stranger_is_not_told_which_methods_there_are(string method, string path)
    {
        var workspace = await server.GivenWorkspaceAsync();

        var answer = await workspace.SendAsync(new HttpMethod(method), path, adjust: request => request.Headers.Authorization = null);

        answer.AssertScimError(401);
        Assert.Null(answer.Header("Allow"));
    }

    [Fact, Spec("P-2-04", "R-42")]
    public async Task A_wrong_token_is_told_from_none_but_a_wrong_secret_not_from_an_unknown_handle()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var stranger = SecretToken.Issue(TokenPrefix.Scim).Text;
        var forged = Forge(workspace.ScimToken);

        var unknown = await AskAsync(workspace, $"Bearer {stranger}");
        var wrongSecret = await AskAsync(workspace, $"Bearer {forged}");

        unknown.AssertScimError(401);
        Assert.Equal("Bearer realm=\"rolecall\", error=\"invalid_token\"", unknown.Header("WWW-Authenticate"));
        Assert.Equal(unknown.Text, wrongSecret.Text);
    }

    [Theory, Spec("P-2-01", "P-2-05")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer abc")]
    [InlineData("Basic b2t0YTpzZWNyZXQ=")]
    [InlineData("rolecall_scim_")]
    public async Task What_is_no_token_of_ours_is_401(string authorization)
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await AskAsync(workspace, authorization)).AssertScimError(401);
    }

    [Theory, Spec("P-2-01")]
    [InlineData("Bearer {0}")]
    [InlineData("bearer {0}")]
    [InlineData("BEARER   {0}")]
    [InlineData("{0}")]
    public async Task The_token_is_found_with_and_without_its_scheme(string authorization)
    {
        var workspace = await server.GivenWorkspaceAsync();

        var answer = await AskAsync(workspace, string.Format(null, authorization, workspace.ScimToken));

        Assert.Equal(200, answer.Status);
    }

    [Fact, Spec("P-2-06")]
    public async Task A_token_in_the_query_is_not_accepted()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var answer = await workspace.SendAsync(
            HttpMethod.Get, $"/Users?access_token={workspace.ScimToken}", adjust: request => request.Headers.Authorization = null);

        answer.AssertScimError(401);
    }

    [Fact, Spec("R-25")]
    public async Task Keys_of_other_kinds_open_nothing_in_SCIM()
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await AskAsync(workspace, $"Bearer {workspace.ApiKey}")).AssertScimError(401);
        (await AskAsync(workspace, $"Bearer {workspace.OwnerLink}")).AssertScimError(401);
    }

    [Fact, Spec("R-17")]
    public async Task A_rotated_token_stops_with_the_next_request()
    {
        var workspace = await server.GivenWorkspaceAsync();
        Assert.Equal(200, (await workspace.GetAsync("/Users")).Status);

        var rotated = await new RotateScimToken(server.Directories, server.Clock).RunAsync(workspace.Owner, CancellationToken.None);

        (await workspace.GetAsync("/Users")).AssertScimError(401);
        Assert.Equal(200, (await AskAsync(workspace, $"Bearer {rotated.Issued.Token.Text}")).Status);
    }

    [Fact, Spec("R-17")]
    public async Task A_disabled_connection_stops_its_token_and_says_so()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var connection = (await workspace.Directory.ReadWorkspaceAsync(CancellationToken.None)).Connections.Single();

        await new DisableConnection(server.Directories).RunAsync(workspace.Owner, connection.Id, CancellationToken.None);

        var answer = await workspace.GetAsync("/Users");
        answer.AssertScimError(401);
        Assert.Equal(
            $"The connection '{connection.Name}' is disabled: an owner can enable it again in Rolecall.", answer["detail"]!.GetValue<string>());
    }

    [Fact, Spec("R-42")]
    public async Task A_token_notes_when_it_was_last_used()
    {
        var workspace = await server.GivenWorkspaceAsync();

        await workspace.GetAsync("/Users");
        await server.FlushAsync();

        var token = SecretToken.Parse(workspace.ScimToken)!;
        var found = await server.Installation.FindCredentialAsync(token.Handle, CancellationToken.None);
        Assert.Equal(server.Clock.GetUtcNow(), found!.Credential.LastUsed);
    }

    private static Task<Answer> AskAsync(TestWorkspace workspace, string authorization) => workspace.SendAsync(
        HttpMethod.Get, "/Users", adjust: request =>
        {
            request.Headers.Authorization = null;
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        });

    /// <summary>The handle of a real token with another secret and its right checksum: only the hash tells.</summary>
    private static string Forge(string token) =>
        TokenForge.WithHandle(SecretToken.Issue(TokenPrefix.Scim), SecretToken.Parse(token)!.Handle);
}
