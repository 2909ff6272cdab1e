using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Tolerances;
using Rolecall.Server.Tests.RestApi;

namespace Rolecall.Server.Tests.Guide;

/// <summary>M11, design §4.2: each case that surprises people gives the documented role in each preset, and the API says in one sentence why.</summary>
[Spec("M11")]
public sealed class RoleExplanations(RunningServer server)
{
    private const string NoCustomName = "customRoleName 'Nobody' is no custom role of this workspace: valid names are listed in Rolecall under Roles and by GET /api/v2/team/{team_id}/customroles.";

    [Theory]
    [InlineData("documented", 400, "Critic", "customRoleName 'Reviewer' was renamed to 'Critic', and renamed_roles=current lets only the name of today count: send that name, or customRoleId {id}, which renaming does not change; GET /api/v2/team/{team_id}/customroles lists both.")]
    [InlineData("resilient", 200, "Critic", "renamed_roles=alias: 'Reviewer' is a former name of the role 'Critic'.")]
    [InlineData("rfc", 400, "Critic", "customRoleName 'Reviewer' was renamed to 'Critic', and renamed_roles=current lets only the name of today count: send that name, or customRoleId {id}, which renaming does not change; GET /api/v2/team/{team_id}/customroles lists both.")]
    public async Task A_renamed_role(string preset, int status, string role, string sentence)
    {
        var (workspace, owner, id, ada) = await GivenAsync(preset, """ "customRoleName": "Reviewer" """);
        await owner.PatchAsync($"/roles/{id}", """{ "name": "Critic" }""");

        var answer = await PatchAsync(workspace, ada, """{ "customRoleName": "Reviewer", "title": "x" }""");

        Assert.Equal((status, role), (answer.Status, await RoleAsync(workspace, ada)));
        Assert.Equal(sentence.Replace("{id}", id.ToString(), StringComparison.Ordinal), await ExplainedAsync(owner, answer));
    }

    [Theory]
    [MemberData(nameof(AllPresets))]
    public async Task An_echo_of_a_role_that_was_assigned_by_hand(string preset)
    {
        var (workspace, owner, _, ada) = await GivenAsync(preset, """ "role": "guest" """);
        await owner.PutAsync($"/members/{await NumberAsync(owner)}/role", """{ "role": "admin" }""");
        var shown = (await workspace.GetAsync($"/Users/{ada}")).Text;

        var answer = await workspace.PutAsync($"/Users/{ada}", shown);

        Assert.Equal("admin", await RoleAsync(workspace, ada));
        Assert.Equal("role is as it was shown, and this connection did not send it: it was taken for an echo and assigns nothing.", await ExplainedAsync(owner, answer));
        Assert.Equal("It counts because a person assigned it by hand last; of two grants the later one counts.", await WhyAsync(owner));
    }

    [Theory]
    [MemberData(nameof(AllPresets))]
    public async Task A_conflict_of_id_and_name(string preset)
    {
        var (workspace, owner, id, ada) = await GivenAsync(preset, "");
        await workspace.GivenRoleAsync("Approver");

        var answer = await PatchAsync(workspace, ada, $$"""{ "customRoleName": "Approver", "customRoleId": {{id}} }""");

        Assert.Equal("Reviewer", await RoleAsync(workspace, ada));
        Assert.Equal(
            $"customRoleId '{id}' and customRoleName 'Approver' mean different roles: customRoleId decides, because an id counts before a name.",
            await ExplainedAsync(owner, answer));
    }

    [Theory]
    [MemberData(nameof(AllPresets))]
    public async Task A_cleared_attribute(string preset)
    {
        var (workspace, owner, _, ada) = await GivenAsync(preset, """ "customRoleName": "Reviewer", "role": "guest" """);

        var answer = await PatchAsync(workspace, ada, """{ "customRoleName": "" }""");

        Assert.Equal("guest", await RoleAsync(workspace, ada));
        Assert.Equal("customRoleName was cleared: role decides.", await ExplainedAsync(owner, answer));
        var again = await PatchAsync(workspace, ada, """{ "role": null }""");
        Assert.Equal("member", await RoleAsync(workspace, ada));
        Assert.Equal("role was cleared: the identity provider assigns no role any more.", await ExplainedAsync(owner, again));
        Assert.Equal("Nobody assigned a role, so the workspace's default counts: member.", await WhyAsync(owner));
    }

    [Theory]
    [InlineData("documented", 400, NoCustomName)]
    [InlineData("resilient", 200, $"unknown_role=keep: {NoCustomName} The current role is kept.")]
    [InlineData("rfc", 400, NoCustomName)]
    public async Task An_unknown_role(string preset, int status, string sentence)
    {
        var (workspace, owner, _, ada) = await GivenAsync(preset, """ "role": "guest" """);

        var answer = await PatchAsync(workspace, ada, """{ "customRoleName": "Nobody" }""");

        Assert.Equal((status, "guest"), (answer.Status, await RoleAsync(workspace, ada)));
        Assert.Equal(sentence, await ExplainedAsync(owner, answer));
    }

    [Theory]
    [InlineData("documented", "member", "Nobody assigned a role, so the workspace's default counts: member.")]
    [InlineData("resilient", "limited_member", "It counts because the person is in the group 'Team', and no grant assigns a role.")]
    [InlineData("rfc", "member", "Nobody assigned a role, so the workspace's default counts: member.")]
    public async Task A_role_by_group(string preset, string role, string sentence)
    {
        var (workspace, owner, _, ada) = await GivenAsync(preset, "");
        var team = (await workspace.PostAsync("/Groups", $$"""{ "displayName": "Team", "members": [{ "value": "{{ada}}" }] }"""))["id"];
        await owner.PutAsync("/group-roles", $$"""{ "mappings": [{ "group": "{{team}}", "role": "limited_member" }] }""");

        Assert.Equal((role, sentence), (await RoleAsync(workspace, ada), await WhyAsync(owner)));
        await PatchAsync(workspace, ada, """{ "role": "guest" }""");
        Assert.Equal("guest", await RoleAsync(workspace, ada));
        var cleared = await PatchAsync(workspace, ada, """{ "role": "" }""");
        Assert.Equal(role, await RoleAsync(workspace, ada));
        var explained = await ExplainedAsync(owner, cleared);
        Assert.Equal(role == "member" ? "role was cleared: the identity provider assigns no role any more." : "group_roles=on: no grant assigns a role, so the group 'Team' gives one.", explained);
    }

    [Theory]
    [MemberData(nameof(AllPresets))]
    public async Task A_role_by_hand_gives_way_to_what_is_sent_later(string preset)
    {
        var (workspace, owner, _, ada) = await GivenAsync(preset, """ "role": "guest" """);
        await owner.PutAsync($"/members/{await NumberAsync(owner)}/role", """{ "role": "admin" }""");

        var answer = await PatchAsync(workspace, ada, """{ "customRoleName": "Reviewer" }""");

        Assert.Equal("Reviewer", await RoleAsync(workspace, ada));
        Assert.Equal("The role that was assigned by hand gives way: the identity provider sent another one since.", await ExplainedAsync(owner, answer));
        Assert.Equal("It counts because the identity provider sent it last; of two grants the later one counts.", await WhyAsync(owner));
    }

    [Theory, Spec("T-25", "T-26")]
    [MemberData(nameof(AllPresets))]
    public async Task A_storm_of_echoes_changes_nothing(string preset)
    {
        var (workspace, owner, id, ada) = await GivenAsync(preset, """ "customRoleName": "Reviewer", "urn:okta:app:1.0:user": { "customRoleId": "" } """);
        await owner.PatchAsync($"/roles/{id}", """{ "name": "Critic" }""");
        var before = await workspace.GetAsync($"/Users/{ada}");
        var records = await RecordsAsync(owner);
        var why = (await owner.GetAsync($"/members/{await NumberAsync(owner)}")).Text;

        for (var i = 0; i < 100; i++)
            Assert.Equal(200, (await workspace.PutAsync($"/Users/{ada}", (await workspace.GetAsync($"/Users/{ada}")).Text)).Status);

        Assert.Equal(before.Text, (await workspace.GetAsync($"/Users/{ada}")).Text);
        Assert.Equal(records, await RecordsAsync(owner));
        Assert.Equal(why, (await owner.GetAsync($"/members/{await NumberAsync(owner)}")).Text);
    }

    public static TheoryData<string> AllPresets => [.. Presets.ByName.Keys];

    private async Task<(TestWorkspace Workspace, ApiKey Owner, RoleId Role, string User)> GivenAsync(string preset, string attributes)
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.ByName[preset]);
        var role = await workspace.GivenRoleAsync("Reviewer");
        var user = await workspace.GivenUserAsync($$"""{ "userName": "ada" {{(attributes.Length == 0 ? "" : "," + attributes)}} }""");
        return (workspace, new ApiKey(server, workspace.Id, workspace.ApiKey), role, user);
    }

    private static Task<Answer> PatchAsync(TestWorkspace workspace, string user, string value) =>
        workspace.PatchAsync($"/Users/{user}", $$"""{ "Operations": [{ "op": "replace", "value": {{value}} }] }""");

    private static async Task<string> RoleAsync(TestWorkspace workspace, string user)
    {
        var role = (await workspace.GetAsync($"/Users/{user}"))[Urns.Role]!;
        return (role["customRoleName"] ?? role["role"])!.GetValue<string>();
    }

    /// <summary>The one sentence of the log about the role; for a refusal the sentence of the answer.</summary>
    private static async Task<string> ExplainedAsync(ApiKey owner, Answer answer)
    {
        if (answer.Status >= 400)
            return answer["detail"]!.GetValue<string>();
        var line = (await owner.GetAsync($"/provisioning-log?requestId={answer.Header("X-Request-Id")}"))["lines"]![0]!;
        var notes = line["notes"]!.AsArray().Select(note => note!.GetValue<string>())
            .Where(note => !note.StartsWith("profile_updates", StringComparison.Ordinal) && Quirks.Find(note.Split(':')[0]) is null)
            .ToArray();
        return notes.Length == 1 ? notes[0] : notes.FirstOrDefault(note => note.StartsWith("group_roles", StringComparison.Ordinal)) ?? string.Join(" | ", notes);
    }

    private static async Task<long> NumberAsync(ApiKey owner) => (await owner.GetAsync("/members"))["members"]![1]!.Number("number");

    private static async Task<string> WhyAsync(ApiKey owner) =>
        (await owner.GetAsync($"/members/{await NumberAsync(owner)}/role"))["whyRole"]!.GetValue<string>();

    private static async Task<(int Audit, int Events)> RecordsAsync(ApiKey owner) => (
        (await owner.GetAsync("/audit?count=200"))["entries"]!.AsArray().Count, (await owner.GetAsync("/events?count=200"))["events"]!.AsArray().Count);
}
