using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.Admin;

public sealed class PolicyFormTests(RunningServer server)
{
    [Fact]
    public async Task Each_policy_and_each_of_its_values_is_explained()
    {
        var set = await SettledWorkspace.GivenAsync(server);

        var page = await Browser.Of(server, set.Workspace).GetAsync(set.Path("/policies"));

        foreach (var (policy, values) in PolicyNames.Choices.Where(policy => !PolicyNames.IsOfSignOn(policy.Key)))
        {
            Assert.Equal(values, page.Document.QuerySelectorAll($"input[name={policy}]").Select(input => input.GetAttribute("value")));
            Assert.DoesNotContain(page.Document.QuerySelectorAll("h2"), title => title.TextContent == policy);
            Assert.All(values, value => Assert.NotEqual(
                value, page.Document.QuerySelector($"input[name={policy}][value={value}]")!.ParentElement!.QuerySelector(".radio-card-title")!.TextContent));
        }
    }

    [Fact]
    public async Task A_preset_is_looked_at_with_its_differences_and_then_saved()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var browser = Browser.Of(server, workspace);

        var preview = await browser.GetAsync($"/w/{workspace.Id}/policies?preset=resilient");

        Assert.Contains("Profile updates Only the role follows Everything follows", preview.Words, StringComparison.Ordinal);
        Assert.Equal(Presets.Documented, await BehaviourAsync(workspace));
        var saved = await browser.FollowAsync(await browser.SubmitAsync(preview, $"/w/{workspace.Id}/policies", ("step", "save")));
        Assert.Equal(Presets.Resilient, await BehaviourAsync(workspace));
        Assert.Contains("The policies are saved", saved.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_policy_is_reviewed_and_then_saved()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var browser = Browser.Of(server, workspace);
        var page = await browser.GetAsync($"/w/{workspace.Id}/policies");

        var review = await browser.SubmitAsync(page, $"/w/{workspace.Id}/policies", ("unknown_role", "keep"), ("step", "review"));

        Assert.Contains("Unknown roles Refuse it and say so Accept it, keep the role", review.Words, StringComparison.Ordinal);
        Assert.Equal(UnknownRole.Reject, (await BehaviourAsync(workspace)).UnknownRole);
        await browser.FollowAsync(await browser.SubmitAsync(review, $"/w/{workspace.Id}/policies", ("step", "save")));
        Assert.Equal(UnknownRole.Keep, (await BehaviourAsync(workspace)).UnknownRole);
    }

    [Fact, Spec("R-22")]
    public async Task What_is_the_owners_an_admin_cannot_change()
    {
        var set = await SettledWorkspace.MakeAsync(server);
        var browser = Browser.Of(server, set.Admin);
        var page = await browser.GetAsync(set.Path("/policies"));

        var refused = await browser.SubmitAsync(page, set.Path("/policies"), ("role_ceiling", "guest"), ("step", "save"));
        var senseless = await browser.SubmitAsync(page, set.Path("/policies"), ("unknown_role", "perhaps"), ("step", "save"));

        Assert.Null(page.Document.QuerySelector("input[name=role_ceiling]"));
        Assert.Equal(403, refused.Status);
        Assert.Contains("Only the owner", refused.Error, StringComparison.Ordinal);
        Assert.Equal(400, senseless.Status);
    }

    private static async Task<Behaviour> BehaviourAsync(TestWorkspace workspace) =>
        (await workspace.Directory.ReadWorkspaceAsync(TestContext.Current.CancellationToken)).Workspace.Behaviour;
}
