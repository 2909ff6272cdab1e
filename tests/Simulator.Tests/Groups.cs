using Rolecall.Simulator.Tests.Fake;

namespace Rolecall.Simulator.Tests;

/// <summary>Group push and import, in both dialects.</summary>
public sealed class Groups
{
    [Theory]
    [InlineData(Fault.CreatedGroupHasNoId, "groups.create", "a Group whose schemas")]
    [InlineData(Fault.GroupFilterIsIgnored, "groups.rename", "totalResults 0")]
    [InlineData(Fault.SameGroupNameTwice, "groups.duplicate", "409, got 201")]
    [InlineData(Fault.AddReplacesMembers, "groups.add", "is missing")]
    [InlineData(Fault.RenameWipesMembers, "groups.add", "must not touch the members")]
    [InlineData(Fault.RenameWipesMembers, "groups.rename", "is missing")]
    [InlineData(Fault.MemberListIsTruncated, "groups.add", "Expected 3 members, got 2")]
    [InlineData(Fault.MemberListIsTruncated, "groups.push-now", "cut short")]
    [InlineData(Fault.AddedAgainIsListedTwice, "groups.add-again", "each of 3 members once, got 4 entries")]
    [InlineData(Fault.AddingAgainIsRefused, "groups.add-again", "a member already")]
    [InlineData(Fault.GroupsOfUsersAreStale, "groups.user", "Expected groups to have the group")]
    [InlineData(Fault.RemoveWipesMembers, "groups.remove", "only what the filter matches goes")]
    [InlineData(Fault.OnlyFirstOperationCounts, "groups.mixed", "All operations of one request")]
    [InlineData(Fault.RemovingNobodyIsRefused, "groups.remove-again", "is no member")]
    [InlineData(Fault.MembersNeedPath, "groups.push-no-path", "does not belong there")]
    [InlineData(Fault.EmptyMemberListIsRefused, "groups.push-empty", "members has no value")]
    [InlineData(Fault.EmptyMemberListIsIgnored, "groups.push-empty", "Expected 0 members")]
    [InlineData(Fault.InactiveMembersBreakGroups, "groups.deactivate-member", "got 500")]
    [InlineData(Fault.GroupsAreNeverDeleted, "groups.unlink", "404, got 200")]
    [InlineData(Fault.DeletedGroupsTakeTheirPeople, "groups.unlink", "Expected active")]
    [InlineData(Fault.DeletedGroupsKeepTheirName, "groups.push-again", "must not keep its name")]
    [InlineData(Fault.TotalResultsIsText, "credentials.groups", "totalResults to be a JSON integer")]
    [InlineData(Fault.TotalResultsIsText, "import.groups", "totalResults to be a JSON integer")]
    public Task A_fault_in_the_catalogue_dialect_is_caught(Fault fault, string step, string reason) =>
        CaughtAsync("okta", fault, step, reason);

    [Theory]
    [InlineData(Fault.EmptyMemberListIsRefused, "groups.create", "a PUT of the whole group")]
    [InlineData(Fault.EmptyMemberListIsRefused, "groups.push-empty", "members has no value")]
    [InlineData(Fault.MemberListIsTruncated, "groups.add", "Expected 3 members, got 2")]
    [InlineData(Fault.PutOnlyAddsMembers, "groups.remove", "does not belong there")]
    [InlineData(Fault.PutOnlyAddsMembers, "groups.link", "leaves it")]
    [InlineData(Fault.InactiveMembersBreakGroups, "groups.deactivate-member", "got 500")]
    [InlineData(Fault.GroupsAreNeverDeleted, "groups.unlink", "404, got 200")]
    public Task A_fault_in_the_wizard_dialect_is_caught(Fault fault, string step, string reason) =>
        CaughtAsync("okta-wizard", fault, step, reason);

    private static async Task CaughtAsync(string client, Fault fault, string step, string reason)
    {
        await using var server = await FakeServer.StartAsync(fault);

        var run = await Simulation.WithApiAsync(server, client, "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("fail", run.Result(step));
        Assert.Contains(reason, run.Step(step)["reason"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("okta", Fault.RenameWipesMembers)]
    [InlineData("okta-wizard", Fault.PutOnlyAddsMembers)]
    public async Task A_fault_of_groups_fails_no_step_of_people(string client, Fault fault)
    {
        await using var server = await FakeServer.StartAsync(fault);

        var run = await Simulation.WithApiAsync(server, client, "--json");

        Assert.All(run.Steps("fail"), step => Assert.Contains("groups", step, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("okta", Fault.GroupsAreNotOffered, "POST /Groups answers 501")]
    [InlineData("okta-wizard", Fault.GroupsAreNotOffered, "POST /Groups answers 501")]
    [InlineData("okta", Fault.GroupsAreUnknown, "GET /Groups answers 404")]
    public async Task A_server_without_groups_fails_nothing(string client, Fault fault, string reason)
    {
        await using var server = await FakeServer.StartAsync(fault);

        var run = await Simulation.WithApiAsync(server, client, "--json");

        Assert.Equal([], run.Steps("fail"));
        Assert.Equal(0, run.ExitCode);
        var steps = run.Steps("not run").Where(step => step.Contains("groups", StringComparison.Ordinal)).ToList();
        Assert.All(steps, step => Assert.Contains(reason, run.Step(step)["reason"]!.GetValue<string>()));
        foreach (var step in (string[])["groups.create", "groups.add", "groups.push-again", "import.groups-order", "cleanup.groups"])
            Assert.Contains(step, steps);
        Assert.Equal("pass", run.Result("import.all"));
    }

    [Fact]
    public async Task A_server_may_answer_no_body_and_show_no_groups_of_people()
    {
        foreach (var fault in (Fault[])[Fault.ChangedGroupsAreNotAnswered, Fault.UsersShowNoGroups])
        {
            await using var server = await FakeServer.StartAsync(fault);

            var run = await Simulation.WithApiAsync(server, "okta", "--json", "--rotate");

            Assert.Equal([], run.Steps("fail"));
            Assert.Equal(fault == Fault.UsersShowNoGroups ? ["groups.user"] : [], run.Steps("not run"));
        }
    }

    [Theory]
    [InlineData("allow", true)]
    [InlineData("conflict", false)]
    public async Task A_name_given_twice_is_judged_by_the_policy(string policy, bool accepted)
    {
        var policies = FakeServer.Documented;
        policies["duplicate_group_names"] = policy;
        await using var server = await FakeServer.StartAsync(policies: policies);

        var run = await Simulation.WithApiAsync(server, "okta", "--json");

        Assert.Equal([], run.Steps("fail"));
        Assert.Contains(accepted ? "accepted" : "refused", run.Step("groups.duplicate")["reason"]!.GetValue<string>());
        Assert.Empty(server.Workspace.Groups);
    }

    [Fact]
    public async Task More_than_a_hundred_groups_are_imported_page_by_page()
    {
        await using var server = await FakeServer.StartAsync();
        for (var number = 0; number < 120; number++)
            server.Workspace.AddGroup($"Team {number}");

        var run = await Simulation.WithApiAsync(server, "okta-wizard", "--json");

        Assert.Equal("pass", run.Result("import.groups"));
        Assert.Contains(server.Seen, seen => seen.Target.EndsWith("/Groups?startIndex=101&count=100", StringComparison.Ordinal));
        Assert.Equal(120, server.Workspace.Groups.Count);
    }

    [Fact]
    public async Task Without_the_feature_nothing_is_asked_about_groups()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await Simulation.WithApiAsync(server, "okta", "--json", "--features", "create,update,deactivate");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("off", run.Result("groups.create"));
        Assert.Equal("off", run.Result("credentials.groups"));
        Assert.DoesNotContain(server.Seen, seen => seen.Target.Contains("/Groups", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_create_groups_are_pushed_empty()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await Simulation.WithApiAsync(server, "okta", "--json", "--features", "groups");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal([], run.Steps("fail"));
        Assert.Equal("off", run.Result("groups.add"));
        Assert.Equal("pass", run.Result("groups.rename"));
        Assert.Empty(server.Workspace.Groups);
        Assert.Single(server.Workspace.Members);
    }
}
