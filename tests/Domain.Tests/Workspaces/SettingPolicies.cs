using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Tests.Workspaces;

public sealed class SettingPolicies
{
    private readonly SmallWorkspace workspace = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_preset_comes_first_and_single_policies_after_it()
    {
        var after = await SetAsync(workspace.OwnerCalls, "resilient", ("unknown_role", "reject"));

        Assert.Equal(Presets.Resilient with { UnknownRole = UnknownRole.Reject }, after);
        Assert.Equal(after, workspace.Behaviour);
        Assert.Contains("profile_updates", Assert.Single(workspace.Audit).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_there_already_is_told_to_nobody()
    {
        await SetAsync(workspace.OwnerCalls, "documented");

        Assert.Empty(workspace.Audit);
    }

    [Theory]
    [InlineData("role_ceiling", "member")]
    [InlineData("default_role", "guest")]
    public async Task What_roles_SCIM_may_give_is_the_owners_to_say(string name, string value)
    {
        var admin = workspace.Calls(workspace.Add(BuiltInRole.Admin));

        await Refused.ExpectAsync(Refusal.Forbidden, () => SetAsync(admin, null, (name, value)));
        await SetAsync(workspace.OwnerCalls, null, (name, value));
        await SetAsync(admin, "resilient");

        Assert.Equal(value, PolicyNames.Describe(workspace.Behaviour).Single(policy => policy.Key == name).Value);
    }

    [Fact]
    public async Task Unknown_names_and_values_are_refused_with_those_there_are()
    {
        Assert.Contains("documented", await Refused.ExpectAsync(
            Refusal.InvalidValue, () => SetAsync(workspace.OwnerCalls, "strict")), StringComparison.Ordinal);
        Assert.Contains("unknown_role", await Refused.ExpectAsync(
            Refusal.InvalidValue, () => SetAsync(workspace.OwnerCalls, null, ("unknown", "x"))), StringComparison.Ordinal);
        Assert.Contains("keep", await Refused.ExpectAsync(
            Refusal.InvalidValue, () => SetAsync(workspace.OwnerCalls, null, ("unknown_role", "x"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_lasts_an_hour()
    {
        var until = await new ReleaseDeactivations(workspace, workspace.Clock).RunAsync(workspace.OwnerCalls, Ct);

        Assert.Equal(workspace.Clock.GetUtcNow().AddHours(1), until);
        Assert.Equal(until, workspace.ReleasedUntil);
        await Refused.ExpectAsync(Refusal.Forbidden, () => new ReleaseDeactivations(workspace, workspace.Clock)
            .RunAsync(workspace.Calls(workspace.Add(BuiltInRole.Member)), Ct));
    }

    private Task<Behaviour> SetAsync(Caller caller, string? preset, params (string Name, string Value)[] changes) => new SetPolicies(workspace)
        .RunAsync(caller, preset, [.. changes.Select(change => KeyValuePair.Create(change.Name, change.Value))], Ct);
}
