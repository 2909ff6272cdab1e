using Rolecall.Domain.Roles;

namespace Rolecall.Server.Tests.Admin;

public sealed class RoleFormTests(RunningServer server)
{
    [Fact, Spec("M3")]
    public async Task A_role_is_made_with_what_it_allows()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var browser = Browser.Of(server, workspace);
        var form = await browser.GetAsync($"/w/{workspace.Id}/roles/new");

        var made = await browser.FollowAsync(await browser.SubmitAsync(
            form, $"/w/{workspace.Id}/roles", ("name", "Auditor"), ("inherited", "admin"), ("p.members.manage", null), ("p.audit.view", "on")));

        Assert.Equal("Auditor", made.Title);
        var role = Assert.Single((await workspace.Directory.ReadWorkspaceAsync(TestContext.Current.CancellationToken)).Roles.Roles);
        Assert.Equal(BuiltInRole.Admin, role.Inherited);
        Assert.False(Permissions.Effective(role)["members.manage"]);
        Assert.True(Permissions.Effective(role)["audit.view"]);
        Assert.Equal(role.Id.ToString(), made.Document.QuerySelector("#role-id")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_refused_keeps_what_was_filled_in()
    {
        var set = await SettledWorkspace.MakeAsync(server);
        var browser = Browser.Of(server, set.Workspace);
        var form = await browser.GetAsync(set.Path("/roles/new"));

        var refused = await browser.SubmitAsync(form, set.Path("/roles"), ("name", "SALES manager"), ("inherited", "guest"), ("p.content.create", "on"));

        Assert.Equal(409, refused.Status);
        Assert.Contains("choose another name", refused.Error, StringComparison.Ordinal);
        Assert.Equal("SALES manager", refused.Document.QuerySelector("#f-name")!.GetAttribute("value"));
        Assert.True(refused.Document.QuerySelector("input[value=guest]")!.HasAttribute("checked"));
        Assert.True(refused.Document.QuerySelector("input[name='p.content.create']")!.HasAttribute("checked"));
    }

    [Fact, Spec("M11")]
    public async Task Another_name_is_shown_with_whom_it_concerns_before_it_is_given()
    {
        var set = await SettledWorkspace.MakeAsync(server);
        var browser = Browser.Of(server, set.Workspace);
        var form = await browser.GetAsync(set.Path("/roles/{role}"));

        var preview = await browser.SubmitAsync(form, set.Path("/roles/{role}"), ("name", "Sales lead"));

        Assert.Equal(200, preview.Status);
        Assert.Contains("1 person was last sent by the name 'Sales manager'", preview.Words, StringComparison.Ordinal);
        Assert.Equal("Sales manager", (await RoleAsync(set)).Name);
        await browser.FollowAsync(await browser.SubmitAsync(preview, set.Path("/roles/{role}")));
        Assert.Equal("Sales lead", (await RoleAsync(set)).Name);
    }

    [Fact]
    public async Task A_role_is_deleted_once_it_is_said_where_its_people_go()
    {
        var set = await SettledWorkspace.MakeAsync(server);
        var browser = Browser.Of(server, set.Workspace);
        var preview = await browser.GetAsync(set.Path("/roles/{role}/delete?moveTo=guest"));
        Assert.Contains("Everyone who has the role, inactive people too, gets the role guest.", preview.Words, StringComparison.Ordinal);

        var done = await browser.FollowAsync(await browser.SubmitAsync(preview, set.Path("/roles/{role}/delete")));

        Assert.Contains("The role is deleted", done.Words, StringComparison.Ordinal);
        Assert.Empty((await set.Workspace.Directory.ReadWorkspaceAsync(TestContext.Current.CancellationToken)).Roles.Roles);
    }

    [Fact, Spec("R-22")]
    public async Task An_admin_sees_roles_and_is_told_that_making_them_is_the_owners()
    {
        var set = await SettledWorkspace.GivenAsync(server);
        var browser = Browser.Of(server, set.Admin);

        var list = await browser.GetAsync(set.Path("/roles"));
        var refused = await browser.SubmitAsync(await browser.GetAsync(set.Path("/roles/new")), set.Path("/roles"), ("name", "Mine"));

        Assert.Null(list.Document.QuerySelector($"a[href='{set.Path("/roles/new")}']"));
        Assert.Equal(403, refused.Status);
        Assert.StartsWith("Your role does not include 'roles.manage'", refused.Error, StringComparison.Ordinal);
    }

    private static async Task<CustomRole> RoleAsync(SettledWorkspace set) =>
        (await set.Workspace.Directory.ReadWorkspaceAsync(TestContext.Current.CancellationToken)).Roles.Find(set.Role)!;
}
