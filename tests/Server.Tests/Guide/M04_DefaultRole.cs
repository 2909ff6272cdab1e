using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.Guide;

/// <summary>M4: "if you don't set the role attribute, everyone will default to the member role".</summary>
public sealed class M04_DefaultRole(RunningServer server)
{
    [Theory, Spec("M4")]
    [InlineData("")]
    [InlineData(""", "customRoleName": null, "customRoleId": "" """)]
    [InlineData(""", "role": "" """)]
    [InlineData(""", "roles": [] """)]
    [InlineData(""", "roles": [{ "value": "Chief pilot" }] """)]
    public async Task Who_is_given_no_role_is_a_member(string more)
    {
        var workspace = await server.GivenWorkspaceAsync();

        var created = await workspace.PostAsync("/Users", OktaClient.NewUser("ada@example.com", more));

        Assert.Equal((201, "member"), (created.Status, created.RoleOf()));
        Assert.Empty((await workspace.StateAsync((string)created["id"]!)).Grants);
    }

    [Fact, Spec("M4")]
    public async Task An_owner_may_make_the_default_another_role()
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Documented with { DefaultRole = BuiltInRole.Guest });

        var created = await workspace.PostAsync("/Users", OktaClient.NewUser("ada@example.com"));

        Assert.Equal("guest", created.RoleOf());
    }
}
