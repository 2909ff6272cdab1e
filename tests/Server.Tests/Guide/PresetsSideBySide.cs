using Rolecall.Domain.Credentials;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.Guide;

/// <summary>Design §5: what differs between the presets, one row each, seen from outside.</summary>
public sealed class PresetsSideBySide(RunningServer server)
{
    [Theory]
    [InlineData("documented", "Ada")]
    [InlineData("resilient", "Augusta")]
    [InlineData("rfc", "Augusta")]
    public async Task Profile_updates(string preset, string expected)
    {
        var workspace = await GivenAsync(preset);
        var id = await workspace.GivenUserAsync(OktaClient.NewUser("ada@example.com"));

        var answer = await new OktaClient(workspace, OktaDialect.Put).PushAsync(id, """{ "name": { "givenName": "Augusta" } }""");

        Assert.Equal((200, expected), (answer.Status, (string?)answer["name"]!["givenName"]));
    }

    [Theory]
    [InlineData("documented", 400, null)]
    [InlineData("resilient", 201, "Auditor")]
    [InlineData("rfc", 400, null)]
    public async Task The_former_name_of_a_role(string preset, int status, string? role)
    {
        var workspace = await GivenAsync(preset);
        await workspace.RenameAsync(server, await workspace.GivenRoleAsync("Reviewer"), "Auditor");

        await AssertCreatedAsync(workspace, """, "customRoleName": "Reviewer" """, status, role);
    }

    [Theory]
    [InlineData("documented", 400, null)]
    [InlineData("resilient", 201, "member")]
    [InlineData("rfc", 400, null)]
    public async Task An_unknown_role(string preset, int status, string? role) =>
        await AssertCreatedAsync(await GivenAsync(preset), """, "customRoleName": "Nobody" """, status, role);

    [Theory]
    [InlineData("documented", 201)]
    [InlineData("resilient", 201)]
    [InlineData("rfc", 409)]
    public async Task A_POST_of_someone_inactive(string preset, int status)
    {
        var workspace = await GivenAsync(preset);
        await workspace.GivenUserAsync("""{ "userName": "ada@example.com", "active": false }""");

        Assert.Equal(status, (await workspace.PostAsync("/Users", OktaClient.NewUser("ada@example.com"))).Status);
    }

    [Theory, Spec("I-15", "P-3.12-21")]
    [InlineData("documented", 200, 1)]
    [InlineData("resilient", 429, 1)]
    [InlineData("rfc", 200, 0)]
    public async Task A_mass_deactivation(string preset, int status, int reports)
    {
        var workspace = await GivenAsync(preset);
        var okta = new OktaClient(workspace, OktaDialect.Patch);
        for (var i = 0; i < 10; i++)
            await okta.AssignAsync($"user{i}@example.com");
        var ids = (await workspace.FindAsync("userName sw \"user\""))["Resources"]!.AsArray().Select(user => (string)user!["id"]!).ToArray();

        foreach (var id in ids[..9])
            Assert.Equal(200, (await okta.SetActiveAsync(id, false)).Status);
        var tenth = await okta.SetActiveAsync(ids[9], false);

        Assert.Equal(status, tenth.Status);
        var events = await workspace.Directory.ReadEventsAsync(1, 1000, CancellationToken.None);
        Assert.Equal(reports, events.Count(one => one.Event.Type == "provisioning.mass_deactivation"));
        if (status == 429)
        {
            tenth.AssertScimError(429);
            Assert.Equal("600", tenth.Header("Retry-After"));
            await new ReleaseDeactivations(server.Directories, server.Clock).RunAsync(workspace.Owner, CancellationToken.None);
            Assert.Equal(200, (await okta.SetActiveAsync(ids[9], false)).Status);
        }
    }

    [Theory, Spec("T-35")]
    [InlineData("documented", 401)]
    [InlineData("resilient", 200)]
    [InlineData("rfc", 200)]
    public async Task The_former_token_after_a_rotation(string preset, int status)
    {
        var workspace = await GivenAsync(preset);

        await new RotateScimToken(server.Directories, server.Clock).RunAsync(workspace.Owner, CancellationToken.None);

        Assert.Equal(status, (await workspace.GetAsync("/Users")).Status);
    }

    private Task<TestWorkspace> GivenAsync(string preset) => server.GivenWorkspaceAsync(Presets.ByName[preset]);

    private static async Task AssertCreatedAsync(TestWorkspace workspace, string more, int status, string? role)
    {
        var created = await workspace.PostAsync("/Users", OktaClient.NewUser("ada@example.com", more));

        Assert.Equal(status, created.Status);
        if (role is not null)
            Assert.Equal(role, created.RoleOf());
    }
}
