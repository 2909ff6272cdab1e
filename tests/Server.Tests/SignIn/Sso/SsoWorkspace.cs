using Rolecall.Domain;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.SignIn.Sso;

/// <summary>A workspace whose people sign in through an identity provider of the test's own.</summary>
internal sealed class SsoWorkspace : IDisposable
{
    private readonly RunningServer server;

    private SsoWorkspace(RunningServer server, TestWorkspace workspace, TestIdp idp, ConnectionId connection) =>
        (this.server, Workspace, Idp, Connection) = (server, workspace, idp, connection);

    public TestWorkspace Workspace { get; }

    public TestIdp Idp { get; }

    public ConnectionId Connection { get; }

    public string Path => $"/sso/{Workspace.Id}/{Connection}";

    public Uri Acs => new($"{RunningServer.PublicUrl}{Path}/acs");

    public string Audience => $"{RunningServer.PublicUrl}{Path}/metadata";

    public ISignOn SignOn => server.Directories.SignOn(Workspace.Id);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The connection that came with the workspace, at another identity provider: its own SCIM token goes on.</summary>
    public static async Task<SsoWorkspace> NewAsync(RunningServer server, Behaviour? behaviour = null, string entityId = "https://idp.example/one")
    {
        var workspace = await server.GivenWorkspaceAsync(behaviour);
        var idp = new TestIdp(entityId, server.Clock);
        var id = await workspace.Directory.WriteWorkspaceAsync(
            workspace.Owner,
            context => new WorkspaceCommit<ConnectionId>(
                new WorkspaceCommit { Connections = [context.Connections[0] with { Provider = idp.Provider }] }, context.Connections[0].Id),
            Ct);
        return new SsoWorkspace(server, workspace, idp, id);
    }

    public async Task<MemberNumber> GivenPersonAsync(string userName)
    {
        var id = await Workspace.GivenUserAsync($$"""{ "userName": "{{userName}}" }""");
        return (await Workspace.Directory.FindMemberAsync(Id(id), Ct))!.Number;
    }

    public static ScimId Id(string text) => ScimId.TryParse(text, out var id) ? id : throw new FormatException(text);

    /// <returns>The ID of the request that the browser was sent with.</returns>
    public async Task<string> BeginAsync(Surfer surfer, string query = "")
    {
        var sent = await surfer.GetAsync($"{Path}/start{query}");
        Assert.Equal(302, sent.Status);
        return TestIdp.RequestIn(new Uri(sent.Location!)).GetAttribute("ID");
    }

    public Task<Page> ArriveAsync(Surfer surfer, string? request, string nameId, DateTimeOffset? until = null) =>
        surfer.PostFromElsewhereAsync($"{Path}/acs", ("SAMLResponse", Idp.Respond(Acs, Audience, request, nameId, until)), ("RelayState", "x"));

    public async Task<Page> SignInAsync(Surfer surfer, string nameId) => await ArriveAsync(surfer, await BeginAsync(surfer), nameId);

    public async Task<SignInAttempt> LastAttemptAsync() => (await SignOn.ReadAttemptsAsync(new SignInQuery(null, null, null, 1), Ct))[0];

    public Task<int> ChangeAsync(Func<WorkspaceContext, WorkspaceCommit> change) => Workspace.Directory.WriteWorkspaceAsync(
        Workspace.Owner, context => new WorkspaceCommit<int>(change(context), 0), Ct);

    public void Dispose() => Idp.Dispose();
}
