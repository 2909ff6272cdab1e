using Rolecall.Simulator.Tests.Fake;

namespace Rolecall.Simulator.Tests;

public sealed class Without_api
{
    [Fact]
    public async Task Role_and_rename_and_rotation_steps_are_not_run_and_nothing_fails()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await Simulation.WithoutApiAsync(server, "okta", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal([], run.Steps("fail"));
        foreach (var step in (string[])["roles.put.vendor.custom", "rename.role", "token.rotate", "owner.deactivate"])
            Assert.Contains(step, run.Steps("not run"));
        Assert.Contains("--api-url", run.Step("rename.role")["reason"]!.GetValue<string>());
        Assert.Equal(run.Steps("not run").Count, run.Json["notRun"]!.GetValue<int>());
    }

    [Theory]
    [InlineData(Fault.None, "It is refused.")]
    [InlineData(Fault.UnknownRoleIsIgnored, "It is ignored and the role kept.")]
    public async Task Either_answer_to_an_unknown_role_passes_and_is_named(Fault fault, string note)
    {
        await using var server = await FakeServer.StartAsync(fault);

        var run = await Simulation.WithoutApiAsync(server, "okta", "--json");

        Assert.Equal("pass", run.Result("roles.unknown-name"));
        Assert.Equal(note, run.Step("roles.unknown-name")["reason"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_token_is_rotated_only_when_asked()
    {
        await using var server = await FakeServer.StartAsync();
        var token = server.Workspace.Token;

        var run = await Simulation.WithApiAsync(server, "okta", "--json");

        Assert.Equal("not run", run.Result("token.rotate"));
        Assert.Equal(token, server.Workspace.Token);
    }
}
