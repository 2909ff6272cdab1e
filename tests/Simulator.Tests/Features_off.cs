using Rolecall.Simulator.Tests.Fake;

namespace Rolecall.Simulator.Tests;

public sealed class Features_off
{
    [Fact]
    public async Task Without_update_no_profile_is_pushed()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await Simulation.WithApiAsync(server, "okta", "--json", "--features", "create,deactivate");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("off", run.Result("profile.change"));
        Assert.Equal("pass", run.Result("roles.post.canonical.custom"));
    }

    [Fact]
    public async Task Without_deactivate_everybody_stays_active()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await Simulation.WithApiAsync(server, "okta", "--json", "--features", "create, update");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("off", run.Result("deactivate.send"));
        Assert.All(server.Workspace.Members, member => Assert.True(member.Active));
    }

    [Fact]
    public async Task Without_create_nobody_is_made()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await Simulation.WithApiAsync(server, "okta-wizard", "--json", "--features", "update,deactivate");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("off", run.Result("assign.create"));
        Assert.Equal("pass", run.Result("import.all"));
        Assert.Single(server.Workspace.Members);
        Assert.DoesNotContain(server.Seen, seen => seen is { Method: "POST" } && seen.Target.EndsWith("/Users", StringComparison.Ordinal));
    }
}
