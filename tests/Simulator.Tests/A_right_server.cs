using Rolecall.Simulator.Tests.Fake;

namespace Rolecall.Simulator.Tests;

public sealed class A_right_server
{
    [Theory]
    [InlineData("okta")]
    [InlineData("okta-wizard")]
    public async Task Passes_every_step(string client)
    {
        await using var server = await FakeServer.StartAsync();

        var run = await Simulation.WithApiAsync(server, client, "--json", "--rotate");

        Assert.Equal([], run.Steps("fail"));
        Assert.Equal([], run.Steps("not run"));
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Passes_the_spec_test_in_thirteen_steps()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await Simulation.WithoutApiAsync(server, "okta-spec", "--json");

        Assert.Equal(13, run.Steps("pass").Count);
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("okta")]
    [InlineData("okta-wizard")]
    public async Task That_applies_profiles_passes_when_that_is_expected(string client)
    {
        await using var server = await FakeServer.StartAsync(fullProfile: true);

        var run = await Simulation.WithApiAsync(server, client, "--json", "--expect", "full");

        Assert.Equal([], run.Steps("fail"));
    }

    [Fact]
    public async Task That_applies_profiles_fails_when_it_should_not()
    {
        await using var server = await FakeServer.StartAsync(fullProfile: true);

        var run = await Simulation.WithApiAsync(server, "okta", "--json");

        Assert.Contains("profile.change", run.Steps("fail"));
    }

    [Theory]
    [InlineData(nameof(Fault.UnknownRoleIsIgnored), "unknown_role", "keep")]
    [InlineData(nameof(Fault.RehireIsConflict), "rehire_by_post", "409")]
    [InlineData(nameof(Fault.OldTokenSurvives), "token_rotation", "overlap")]
    [InlineData(nameof(Fault.ListsAreCompressed), "unknown_role", "reject")]
    public async Task May_differ_where_its_policies_say_so(string difference, string policy, string value)
    {
        var policies = FakeServer.Documented;
        policies[policy] = value;
        await using var server = await FakeServer.StartAsync(Enum.Parse<Fault>(difference), policies: policies);

        var run = await Simulation.WithApiAsync(server, "okta", "--json", "--rotate");

        Assert.Equal([], run.Steps("fail"));
        Assert.Equal([], run.Steps("not run"));
    }

    [Fact]
    public async Task May_ask_to_be_tried_again()
    {
        await using var server = await FakeServer.StartAsync(Fault.BusyAtFirst);

        var run = await Simulation.WithApiAsync(server, "okta", "--json");

        Assert.Equal([], run.Steps("fail"));
    }

    [Fact]
    public async Task May_hold_many_deactivations_where_its_policy_says_so()
    {
        var policies = FakeServer.Documented;
        policies["mass_deactivation"] = "hold";
        await using var server = await FakeServer.StartAsync(Fault.ManyDeactivationsAreHeld, policies: policies);

        var run = await Simulation.WithApiAsync(server, "okta", "--json");

        Assert.Equal([], run.Steps("fail"));
        Assert.Equal("not run", run.Result("cleanup.people"));
    }

    [Fact]
    public async Task Is_left_as_it_was_however_often_it_is_tried()
    {
        await using var server = await FakeServer.StartAsync();

        foreach (var client in (string[])["okta", "okta", "okta-wizard", "okta-spec"])
            Assert.Equal(0, (await Simulation.WithApiAsync(server, client)).ExitCode);

        Assert.Equal(FakeWorkspace.OwnerEmail, Assert.Single(server.Workspace.Members, member => member.Active).UserName);
        Assert.Empty(server.Workspace.Roles);
        Assert.Empty(server.Workspace.Groups);
    }

    [Fact]
    public async Task Of_more_than_a_hundred_people_is_imported_page_by_page()
    {
        await using var server = await FakeServer.StartAsync();
        for (var run = 0; run < 3; run++)
            await Simulation.WithApiAsync(server, "okta");

        var last = await Simulation.WithApiAsync(server, "okta", "--json");

        Assert.Equal("pass", last.Result("import.all"));
        Assert.Contains(server.Seen, seen => seen.Target.EndsWith("/Users?startIndex=101&count=100", StringComparison.Ordinal));
    }

    [Fact]
    public async Task May_be_given_with_a_slash_at_the_end()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await Simulation.RunAsync("okta-spec", "--base-url", server.BaseUrl + "/", "--token", server.Workspace.Token);

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain(server.Seen, seen => seen.Target.Contains("//", StringComparison.Ordinal));
    }
}
