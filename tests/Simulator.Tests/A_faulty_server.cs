using Rolecall.Simulator.Tests.Fake;

namespace Rolecall.Simulator.Tests;

public sealed class A_faulty_server
{
    [Theory]
    [InlineData(Fault.EmptyUserList, "credentials.test", "at least one user")]
    [InlineData(Fault.IncompleteUsers, "credentials.test", "emails[0].value")]
    [InlineData(Fault.TotalResultsIsText, "credentials.test", "totalResults to be a JSON integer")]
    [InlineData(Fault.UnauthorizedHasNoBody, "credentials.wrong-token", "an empty body")]
    [InlineData(Fault.ErrorsAreHtml, "existing.conflict", "text/html")]
    [InlineData(Fault.ErrorsHaveNoStatus, "credentials.wrong-token", "status 401 in the error body")]
    [InlineData(Fault.UnmatchedFilterIs404, "assign.lookup", "an empty list, not a 404")]
    [InlineData(Fault.PasswordIsEchoed, "assign.create", "no password")]
    [InlineData(Fault.CreatedUserIsNotAnswered, "assign.create", "an empty body")]
    [InlineData(Fault.UserNamesHaveCase, "assign.find-capitals", "exactly one match")]
    [InlineData(Fault.DefaultRoleIsGuest, "assign.default-role", "\"member\", got \"guest\"")]
    [InlineData(Fault.ReadOnlyAttributesAreRefused, "existing.link", "meta is read-only")]
    [InlineData(Fault.SameUserNameTwice, "existing.conflict", "409, got 201")]
    [InlineData(Fault.UniquenessIsCheckedTooEarly, "existing.race", "got 201 and 201")]
    [InlineData(Fault.RoleOnlyInCanonicalPlace, "roles.post.vendor.custom", "in a custom schema")]
    [InlineData(Fault.RoleOnlyAtTopLevelIsRead, "roles.put.canonical.builtin", "in the canonical schema")]
    [InlineData(Fault.RoleIdMustBeNumber, "roles.post.top-level.custom", "as a string")]
    [InlineData(Fault.AttributeNamesHaveCase, "roles.case", "case-insensitive")]
    [InlineData(Fault.EchoedIdBeatsName, "roles.by-name-only", "echoes")]
    [InlineData(Fault.ClearingIsIgnored, "roles.clear-null", "\"admin\"")]
    [InlineData(Fault.ClearingIsIgnored, "roles.clear-empty", "\"admin\"")]
    [InlineData(Fault.UnknownRoleIsIgnored, "roles.unknown-name", "400, got 200")]
    [InlineData(Fault.UnknownRoleIsIgnored, "rename.old-name", "400, got 200")]
    [InlineData(Fault.UnknownRoleDetailIsBare, "roles.unknown-name", "Bad role.")]
    [InlineData(Fault.RenamedRoleShowsOldName, "rename.role", "as they are now")]
    [InlineData(Fault.ProfileIsApplied, "profile.change", "profile_updates")]
    [InlineData(Fault.IgnoredProfileMovesVersion, "profile.change", "meta.lastModified")]
    [InlineData(Fault.ManyDeactivationsAreHeld, "cleanup.people", "got 429")]
    [InlineData(Fault.EmptyValuesAreRefused, "profile.empty-values", "Empty values are no values")]
    [InlineData(Fault.ActivityPatchNeedsPath, "deactivate.send", "PATCH without path")]
    [InlineData(Fault.DeactivationIsIgnored, "deactivate.read", "\"false\", got \"true\"")]
    [InlineData(Fault.InactiveVanish, "deactivate.read", "200, got 404")]
    [InlineData(Fault.InactiveAreNotFound, "deactivate.find", "hides inactive people")]
    [InlineData(Fault.ApiListsInactive, "deactivate.api", "lists them")]
    [InlineData(Fault.UnknownRoleStopsDeactivation, "deactivate.unknown-role", "leave access open")]
    [InlineData(Fault.RehireIsConflict, "reactivate.post", "got 409")]
    [InlineData(Fault.RehireHasNewId, "reactivate.post", "Expected id")]
    [InlineData(Fault.ReactivationForgetsRole, "reactivate.role", "Deactivation keeps the role")]
    [InlineData(Fault.AnybodyCanBecomeOwner, "owner.grant", "403, got 200")]
    [InlineData(Fault.OwnerCannotBePushed, "owner.echo", "200, got 403")]
    [InlineData(Fault.OwnerCanBeDeactivated, "owner.deactivate", "403, got 200")]
    [InlineData(Fault.PagesOverlap, "import.order", "never changes")]
    [InlineData(Fault.OrderChanges, "import.order", "never changes")]
    [InlineData(Fault.OldTokenSurvives, "token.rotate", "401, got 200")]
    [InlineData(Fault.RolesCannotBeDeleted, "cleanup.roles", "to be gone")]
    public async Task Is_caught_with_a_reason(Fault fault, string step, string reason)
    {
        await using var server = await FakeServer.StartAsync(fault);

        var run = await Simulation.WithApiAsync(server, "okta", "--json", "--rotate");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("fail", run.Result(step));
        Assert.Contains(reason, run.Step(step)["reason"]!.GetValue<string>());
        Assert.NotNull(run.Step(step)["request"]);
        Assert.NotNull(run.Step(step)["response"]);
    }

    [Theory]
    [InlineData(Fault.EmptyUserList, "spec.01")]
    [InlineData(Fault.TotalResultsIsText, "spec.03")]
    [InlineData(Fault.UnmatchedFilterIs404, "spec.05")]
    [InlineData(Fault.ErrorsAreHtml, "spec.04")]
    [InlineData(Fault.CreatedUserIsNotAnswered, "spec.06")]
    [InlineData(Fault.SameUserNameTwice, "spec.08")]
    [InlineData(Fault.UnauthorizedHasNoBody, "spec.11")]
    [InlineData(Fault.ErrorsHaveNoStatus, "spec.12")]
    public async Task Fails_the_spec_test_where_it_is_wrong(Fault fault, string step)
    {
        await using var server = await FakeServer.StartAsync(fault);

        var run = await Simulation.WithoutApiAsync(server, "okta-spec", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("fail", run.Result(step));
    }

    [Fact]
    public async Task That_keeps_an_echoed_formatted_name_is_caught()
    {
        await using var server = await FakeServer.StartAsync(Fault.EchoedFormattedNameIsKept, fullProfile: true);

        var run = await Simulation.WithoutApiAsync(server, "okta", "--json", "--expect", "full");

        Assert.Equal(["profile.change"], run.Steps("fail"));
        Assert.Contains("as the push echoed it", run.Step("profile.change")["reason"]!.GetValue<string>());
    }

    [Fact]
    public async Task Gets_its_owner_back_if_it_let_him_be_deactivated()
    {
        await using var server = await FakeServer.StartAsync(Fault.OwnerCanBeDeactivated);

        await Simulation.WithApiAsync(server, "okta-wizard");

        Assert.True(server.Workspace.Members[0].Active);
    }

    [Fact]
    public async Task That_does_not_answer_in_time_ends_the_run()
    {
        await using var server = await FakeServer.StartAsync(Fault.Silence);

        var run = await Simulation.WithApiAsync(server, "okta", "--json", "--timeout", "0.2");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["credentials.test"], run.Steps("fail"));
        Assert.Contains("no answer came within 0.2 s", run.Step("credentials.test")["reason"]!.GetValue<string>());
        Assert.Empty(run.Steps("pass"));
        Assert.Single(server.Seen);
    }

    [Fact]
    public async Task That_is_not_there_ends_the_run()
    {
        var run = await Simulation.RunAsync("okta", "--base-url", "http://127.0.0.1:1/scim/1/v2", "--token", "abc");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("< (no answer)", run.Output);
        Assert.Contains("an admin could not get past it", run.Output);
    }

    [Fact]
    public async Task That_refuses_the_token_ends_the_run()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await Simulation.RunAsync("okta", "--json", "--base-url", server.BaseUrl, "--token", "mistyped");

        Assert.Equal(["credentials.test"], run.Steps("fail"));
        Assert.Empty(run.Steps("pass"));
        Assert.Contains("The token is wrong", run.Step("credentials.test")["reason"]!.GetValue<string>());
    }
}
