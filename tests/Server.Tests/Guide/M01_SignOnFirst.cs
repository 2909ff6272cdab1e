using Rolecall.Domain.Connections;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Server.Tests.Guide;

/// <summary>M1: single sign-on comes first; base URL and token exist once it is enabled.</summary>
public sealed class M01_SignOnFirst(RunningServer server)
{
    private static readonly SamlProvider Provider =
        new("http://www.okta.com/exk2", new Uri("https://other.okta.com/app/sso/saml"), "redirect", ["MIIC"]);

    [Fact, Spec("M1")]
    public async Task Without_a_connection_there_is_no_token_and_the_reason_says_what_to_do()
    {
        var request = new FoundingRequest("Example", "owner@example.com", null, Presets.Documented, Provider: null);
        var founded = await new FoundWorkspace(server.Installation, server.Clock).RunAsync(request, "test", CancellationToken.None);
        var number = founded.ApiKey.Credential.Member;
        var owner = new Caller(founded.Workspace, $"member:{number}", null, number, BuiltInRole.Owner, "test", null);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => RotateAsync(owner));

        Assert.Null(founded.Scim);
        Assert.Equal(Refusal.Conflict, refused.Refusal);
        Assert.Contains("sign in once", refused.Message, StringComparison.Ordinal);
    }

    [Fact, Spec("M1")]
    public async Task A_connection_nobody_has_signed_in_through_gives_no_token_and_cannot_be_switched_on()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var enabled = await workspace.ConnectionAsync();
        await workspace.PutAsync(enabled with { State = ConnectionState.Configured });

        var rotate = await Assert.ThrowsAsync<RefusedException>(() => RotateAsync(workspace.Owner));
        var enable = await Assert.ThrowsAsync<RefusedException>(
            () => new EnableConnection(server.Directories).RunAsync(workspace.Owner, enabled.Id, CancellationToken.None));

        Assert.Equal((Refusal.Conflict, Refusal.Conflict), (rotate.Refusal, enable.Refusal));
        Assert.Contains("sign in once", rotate.Message, StringComparison.Ordinal);
        Assert.Contains("sign in once", enable.Message, StringComparison.Ordinal);
        (await workspace.GetAsync("/Users")).AssertScimError(401);
    }

    [Fact, Spec("M1")]
    public async Task One_that_the_operator_enabled_works_and_is_known_to_be_unproven()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var connection = await workspace.ConnectionAsync();
        var audit = await workspace.Directory.ReadAuditAsync(1, 10, CancellationToken.None);

        Assert.False(connection.Proven);
        Assert.Equal("operator", Assert.Single(audit, entry => entry.Fact.Action == "connection.enabled").By);
        Assert.Equal(200, (await workspace.GetAsync("/Users")).Status);
    }

    [Fact, Spec("M1", "R-17")]
    public async Task Disabled_is_401_that_says_so_and_enabled_again_the_same_token_works()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var connection = await workspace.ConnectionAsync();

        await new DisableConnection(server.Directories).RunAsync(workspace.Owner, connection.Id, CancellationToken.None);
        var refused = await workspace.GetAsync("/Users");
        await new EnableConnection(server.Directories).RunAsync(workspace.Owner, connection.Id, CancellationToken.None);

        refused.AssertScimError(401);
        Assert.Contains($"'{connection.Name}' is disabled", refused["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(200, (await workspace.GetAsync("/Users")).Status);
    }

    [Theory, Spec("M1", "P-2-03")]
    [InlineData("member")]
    [InlineData("limited_member")]
    [InlineData("guest")]
    public async Task Only_owners_and_admins_reach_connections_and_tokens(string role)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var person = await PersonAsync(workspace, role);

        var add = await Assert.ThrowsAsync<RefusedException>(() => AddAsync(person));
        var rotate = await Assert.ThrowsAsync<RefusedException>(() => RotateAsync(person));

        Assert.Equal((Refusal.Forbidden, Refusal.Forbidden), (add.Refusal, rotate.Refusal));
    }

    [Fact, Spec("M1")]
    public async Task An_admin_may_add_a_connection_and_it_starts_unproven_and_off()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var added = await AddAsync(await PersonAsync(workspace, "admin"));

        Assert.Equal((ConnectionState.Configured, false), (added.State, added.Proven));
    }

    private static async Task<Caller> PersonAsync(TestWorkspace workspace, string role)
    {
        var id = await workspace.GivenUserAsync($$"""{ "userName": "ada", "role": "{{role}}" }""");
        return workspace.As((await workspace.StateAsync(id)).Member);
    }

    private Task<Connection> AddAsync(Caller caller) =>
        new AddConnection(server.Directories, server.Clock).RunAsync(caller, new NewConnection("Second", Provider), CancellationToken.None);

    private Task<RotatedToken> RotateAsync(Caller caller) =>
        new RotateScimToken(server.Directories, server.Clock).RunAsync(caller, CancellationToken.None);
}
