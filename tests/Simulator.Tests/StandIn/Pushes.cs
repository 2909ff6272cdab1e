using System.Text.Json.Nodes;
using Rolecall.Simulator.Tests.Fake;

namespace Rolecall.Simulator.Tests.StandIn;

/// <summary>What an admin's clicks send.</summary>
public sealed class Pushes
{
    [Theory]
    [InlineData("okta", "Catalogue")]
    [InlineData("okta-wizard", "Wizard")]
    public async Task Everything_the_pages_send_is_what_the_command_line_sends(string client, string dialect)
    {
        await using var simulated = await FakeServer.StartAsync();
        await Simulation.WithApiAsync(simulated, client);
        var known = simulated.Seen.Where(IsScim).Select(Shapes.Of).ToHashSet(StringComparer.Ordinal);

        await using var server = await FakeServer.StartAsync();
        await using var standIn = await RunningStandIn.StartAsync();
        await WalkAsync(standIn, server, dialect);

        var sent = server.Seen.Where(IsScim).Select(Shapes.Of).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(sent.Count >= 10, $"Only {sent.Count} kinds of requests were sent.");
        Assert.Equal("", string.Join("\n\n", sent.Except(known)));
    }

    private static bool IsScim(SeenRequest seen) => seen.Target.StartsWith("/scim/", StringComparison.Ordinal);

    private static async Task WalkAsync(RunningStandIn standIn, FakeServer server, string dialect)
    {
        await standIn.ProvisionAsync(server, dialect);
        var (app, design) = ($"/apps/{standIn.App.Id}", standIn.State.Groups[0].Id);
        await standIn.AssignAsync(standIn.Ada);
        await standIn.AssignAsync(standIn.Grace, role: "guest");
        await standIn.AssignAsync(standIn.Grace, role: "admin");
        await standIn.PressAsync($"{app}/push-groups", ("group", design), ("action", "create"));
        await standIn.PressAsync($"/groups/{design}", ("name", "Designers"), ($"member-{standIn.Ada.Id}", "on"));
        await standIn.PressAsync($"{app}/push-groups/{design}/push-now");
        await standIn.PressAsync($"{app}/push-groups/{design}/unlink", ("what", "delete"));
        server.Workspace.AddGroup("Old");
        await standIn.PressAsync($"{app}/push-groups", ("group", design), ("action", "link"), ("existing", "Old"), ("rename", "on"));
        await standIn.PressAsync($"{app}/assignments/people/{standIn.Ada.Id}/remove");
        await standIn.AssignAsync(standIn.Ada);
        await standIn.PressAsync($"{app}/import");
        Assert.All(standIn.App.Users, user => Assert.Null(user.Error));
        Assert.All(standIn.App.Links, link => Assert.Null(link.Error));
        Assert.Equal("Designers", server.Workspace.Groups.Single().Name);
    }

    [Fact]
    public async Task The_externalId_is_the_identity_provider_s_own_id_and_the_userName_the_username()
    {
        await using var server = await FakeServer.StartAsync();
        await using var standIn = await RunningStandIn.StartAsync();
        await standIn.ProvisionAsync(server, "Catalogue");

        await standIn.AssignAsync(standIn.Ada);

        var body = JsonNode.Parse(server.Seen.Single(seen => seen.Method == "POST").Body)!;
        Assert.StartsWith("00u", body["externalId"]!.GetValue<string>());
        Assert.Equal(standIn.Ada.Id, body["externalId"]!.GetValue<string>());
        Assert.Equal("Ada.Vries@acme.example", body["userName"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("urn:ietf:params:scim:schemas:core:2.0:User", """{"customRoleName":"Lead"}""")]
    [InlineData("urn:example:own", """{"urn:example:own":{"customRoleName":"Lead"}}""")]
    [InlineData("", "{}")]
    public async Task A_role_goes_where_the_Profile_Editor_says_and_nowhere_without_a_namespace(string place, string expected)
    {
        await using var server = await FakeServer.StartAsync();
        server.Workspace.AddRole("Lead", "admin");
        await using var standIn = await RunningStandIn.StartAsync();
        await standIn.ProvisionAsync(server, "Catalogue");
        await standIn.PressAsync(
            $"/apps/{standIn.App.Id}/provisioning/attributes", ("role-external", "role"), ("customRoleId-external", "customRoleId"),
            ("customRoleName-external", "customRoleName"), ("customRoleName-namespace", place));

        await standIn.AssignAsync(standIn.Ada, customRoleName: "Lead");

        var body = JsonNode.Parse(server.Seen.Single(seen => seen.Method == "POST").Body)!.AsObject();
        var role = body.Where(pair => pair.Key == "customRoleName" || pair.Key == place)
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()));
        Assert.Equal(expected, new JsonObject(role).ToJsonString());
    }

    [Fact]
    public async Task A_refusal_is_shown_in_the_server_s_words_and_sent_again_by_Retry_alone()
    {
        await using var server = await FakeServer.StartAsync();
        await using var standIn = await RunningStandIn.StartAsync();
        await standIn.ProvisionAsync(server, "Catalogue");
        await standIn.AssignAsync(standIn.Ada, customRoleName: "Lead");
        var page = await standIn.GetAsync($"/apps/{standIn.App.Id}/assignments");
        Assert.Contains("Automatic provisioning of user Ada Vries to app Rolecall failed: Bad Request (400).", page.Text);
        Assert.Contains("Errors reported by remote server: ", page.Text);
        Assert.Contains("Lead", standIn.App.Users.Single().Error);

        var sent = server.Seen.Count;
        await standIn.PressAsync("/groups", ("name", "Unrelated"));
        Assert.Equal(sent, server.Seen.Count);

        server.Workspace.AddRole("Lead", "admin");
        await standIn.PressAsync($"/apps/{standIn.App.Id}/assignments/people/{standIn.Ada.Id}/retry");
        Assert.Null(standIn.App.Users.Single().Error);
        Assert.NotNull(standIn.App.Users.Single().RemoteId);
    }

    [Fact]
    public async Task Of_a_group_everybody_gets_the_app_with_the_values_of_the_first_group_unless_they_have_it_themselves()
    {
        await using var server = await FakeServer.StartAsync();
        await using var standIn = await RunningStandIn.StartAsync();
        await standIn.ProvisionAsync(server, "Catalogue");
        await standIn.AssignAsync(standIn.Ada, role: "admin");

        await standIn.PressAsync($"/apps/{standIn.App.Id}/assignments/groups/{standIn.State.Groups[0].Id}", ("role", "guest"));

        Assert.Equal("admin", Member(server, standIn.Ada.UserName).BuiltIn);
        Assert.Equal("guest", Member(server, standIn.Grace.UserName).BuiltIn);
    }

    [Fact]
    public async Task Deactivating_somebody_takes_the_app_from_them_and_assigning_anew_gives_the_same_account_back()
    {
        await using var server = await FakeServer.StartAsync();
        await using var standIn = await RunningStandIn.StartAsync();
        await standIn.ProvisionAsync(server, "Catalogue");
        await standIn.AssignAsync(standIn.Ada);
        var id = Member(server, standIn.Ada.UserName).Id;

        await standIn.PressAsync($"/people/{standIn.Ada.Id}/deactivate");
        Assert.False(Member(server, standIn.Ada.UserName).Active);
        Assert.Empty(standIn.App.Users);

        await standIn.PressAsync($"/people/{standIn.Ada.Id}/reactivate");
        Assert.False(Member(server, standIn.Ada.UserName).Active);
        await standIn.AssignAsync(standIn.Ada);
        Assert.True(Member(server, standIn.Ada.UserName).Active);
        Assert.Equal(id, Member(server, standIn.Ada.UserName).Id);
    }

    [Fact]
    public async Task A_feature_that_is_off_sends_nothing()
    {
        await using var server = await FakeServer.StartAsync();
        await using var standIn = await RunningStandIn.StartAsync();
        await standIn.ProvisionAsync(server, "Catalogue", create: "", update: "", deactivate: "");
        var before = server.Seen.Count;
        await standIn.AssignAsync(standIn.Ada);
        Assert.Equal(before, server.Seen.Count);

        await standIn.PressAsync($"/apps/{standIn.App.Id}/provisioning/to-app", ("create", "on"));
        Assert.DoesNotContain(server.Seen, seen => seen.Method == "POST"); // waits for "Provision User", as in Okta
        await standIn.PressAsync($"/apps/{standIn.App.Id}/assignments/people/{standIn.Ada.Id}/retry");
        Assert.Single(server.Seen, seen => seen.Method == "POST");

        await standIn.AssignAsync(standIn.Ada, role: "admin");
        await standIn.PressAsync($"/apps/{standIn.App.Id}/assignments/people/{standIn.Ada.Id}/remove");
        Assert.DoesNotContain(server.Seen, seen => seen.Method is "PUT" or "PATCH");
        Assert.True(Member(server, standIn.Ada.UserName).Active);
    }

    private static FakeMember Member(FakeServer server, string userName) =>
        server.Workspace.Members.Single(member => member.UserName == userName);
}
