using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.Access;
using Rolecall.Server.Tests.RestApi;

namespace Rolecall.Server.Tests.Guide;

/// <summary>M9: "Push User Deactivation" ends all access at once; the person's data stays as an inactive user's.</summary>
public sealed class M09_Deactivation(RunningServer server)
{
    [Theory, Spec("M9", "S-4.1.1-11", "T-29", "R-17")]
    [InlineData(OktaDialect.Patch)]
    [InlineData(OktaDialect.Put)]
    public async Task Access_ends_and_the_person_stays_in_sight_with_role_and_data(OktaDialect dialect)
    {
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenRoleAsync("Reviewer");
        var okta = new OktaClient(workspace, dialect);
        var id = await okta.AssignAsync("ada@example.com", """, "customRoleName": "Reviewer", "title": "Countess" """);
        var number = (await workspace.StateAsync(id)).Member.Number;

        var answer = await okta.SetActiveAsync(id, false);

        Assert.Equal((200, "Reviewer"), (answer.Status, answer.RoleOf()));
        Assert.False((bool?)answer["active"]);
        Assert.Equal("Countess", (string?)answer["title"]);
        Assert.Equal(answer.Text, (await workspace.GetAsync($"/Users/{id}")).Text);
        Assert.Equal(1, (await workspace.FindAsync("userName eq \"ada@example.com\"")).Total());
        Assert.Equal(1, (await workspace.FindAsync("active eq false")).Total());
        Assert.Equal(2, (await workspace.GetAsync("/Users")).Total());
        Assert.Equal(number, (await workspace.StateAsync(id)).Member.Number);
        var active = await workspace.Directory.ListActiveMembersAsync(CancellationToken.None).ToListAsync(CancellationToken.None);
        Assert.DoesNotContain(active, member => member.Number == number);
    }

    [Theory, Spec("M9", "I-17", "R-17")]
    [InlineData(OktaDialect.Patch)]
    [InlineData(OktaDialect.Put)]
    public async Task The_persons_own_API_key_stops_with_the_next_request_and_others_go_on(OktaDialect dialect)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var okta = new OktaClient(workspace, dialect);
        var id = await okta.AssignAsync("ada@example.com");
        var caller = workspace.As((await workspace.StateAsync(id)).Member);
        var keys = new IssueApiKey(server.Directories, server.Clock);
        var key = (await keys.PersonalAsync(caller, "mine", CancellationToken.None)).Token.Text;
        var appKey = (await keys.ForAppAsync(workspace.Owner, "app", CancellationToken.None)).Token.Text;
        Assert.IsType<Admitted>(await AdmitAsync(key));

        await okta.SetActiveAsync(id, false);

        Assert.Equal(Denial.MemberInactive, Assert.IsType<Denied>(await AdmitAsync(key)).Reason);
        Assert.IsType<Admitted>(await AdmitAsync(workspace.ApiKey));
        Assert.IsType<Admitted>(await AdmitAsync(appKey));
        await okta.SetActiveAsync(id, true);
        Assert.IsType<Admitted>(await AdmitAsync(key));
    }

    [Fact, Spec("M9", "M12", "I-17")]
    public async Task Over_the_public_API_the_key_is_refused_and_the_person_is_in_no_team_and_no_role()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var role = await workspace.GivenRoleAsync("Reviewer");
        var id = await workspace.GivenUserAsync("""{ "userName": "ada", "customRoleName": "Reviewer" }""");
        var ada = (await workspace.StateAsync(id)).Member;
        var personal = await new IssueApiKey(server.Directories, server.Clock).PersonalAsync(workspace.As(ada), "mine", CancellationToken.None);
        var hers = new ApiKey(server, workspace.Id, personal.Token.Text);
        var owner = new ApiKey(server, workspace.Id, workspace.ApiKey);
        Assert.Equal(200, (await hers.GetAsync("/api/v2/team")).Status);
        Assert.Contains(ada.Number.Value, await HoldersAsync());

        await workspace.PatchAsync($"/Users/{id}", """{ "Operations": [{ "op": "replace", "value": { "active": false } }] }""");

        Assert.Equal(401, (await hers.GetAsync("/api/v2/team")).Status);
        Assert.DoesNotContain(ada.Number.Value, await HoldersAsync());
        Assert.Equal(404, (await owner.GetAsync($"/api/v2/team/{workspace.Id}/user/{ada.Number}")).Status);

        async Task<long[]> HoldersAsync()
        {
            var roles = await owner.GetAsync($"/api/v2/team/{workspace.Id}/customroles?include_members=true");
            var reviewers = roles["custom_roles"]!.AsArray().Single(one => (int)one!["id"]! == role.Value)!;
            return [.. reviewers["members"]!.AsArray().Select(number => (long)number!)];
        }
    }

    [Fact, Spec("M9", "I-17")]
    public async Task A_deleted_persons_key_stops_too()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync("""{ "userName": "ada" }""");
        var caller = workspace.As((await workspace.StateAsync(id)).Member);
        var key = (await new IssueApiKey(server.Directories, server.Clock).PersonalAsync(caller, "mine", CancellationToken.None)).Token.Text;

        await workspace.DeleteAsync($"/Users/{id}");

        Assert.IsType<Denied>(await AdmitAsync(key));
    }

    [Theory, Spec("M9")]
    [InlineData(OktaDialect.Patch, """{ "active": false, "customRoleName": "No such role" }""")]
    [InlineData(OktaDialect.Put, """{ "active": false, "customRoleName": "No such role" }""")]
    [InlineData(OktaDialect.Patch, """{ "active": false, "customRoleId": 424242 }""")]
    [InlineData(OktaDialect.Put, """{ "active": false, "customRoleId": { "value": 1 } }""")]
    [InlineData(OktaDialect.Patch, """{ "active": "False", "role": "owner" }""")]
    [InlineData(OktaDialect.Put, """{ "active": false, "role": "admin" }""")]
    [InlineData(OktaDialect.Put, """{ "active": false, "userName": "owner@example.com" }""")]
    public async Task It_is_never_refused_for_what_else_the_request_says(OktaDialect dialect, string body)
    {
        var strict = Presets.Rfc with { RoleCeiling = Domain.Roles.BuiltInRole.Member };
        var workspace = await server.GivenWorkspaceAsync(strict);
        var okta = new OktaClient(workspace, dialect);
        var id = await okta.AssignAsync("ada@example.com");

        var answer = await okta.PushAsync(id, body);

        Assert.Equal((200, "member"), (answer.Status, answer.RoleOf()));
        Assert.False((bool?)answer["active"]);
        Assert.Equal("ada@example.com", (string?)answer["userName"]);
        Assert.Contains((await workspace.LineOfAsync(answer)).Notes, note => note.Contains("access had to end", StringComparison.Ordinal));
    }

    /// <summary>Else the answer would be 200 for what was not done.</summary>
    [Theory, Spec("M9", "P-3.12-12", "P-3.5.2-13")]
    [InlineData("""{ "userName": "owner@example.com" }""", 409)]
    [InlineData("""{ "role": "owner" }""", 403)]
    [InlineData("""{ "customRoleName": "No such role" }""", 400)]
    public async Task Another_change_of_somebody_inactive_is_refused_as_ever(string body, int status)
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Rfc);
        var okta = new OktaClient(workspace, OktaDialect.Patch);
        var id = await okta.AssignAsync("ada@example.com");
        var inactive = await okta.SetActiveAsync(id, false);

        var answer = await okta.PushAsync(id, body);

        Assert.Equal(status, answer.Status);
        Assert.Equal(inactive.Text, (await workspace.GetAsync($"/Users/{id}")).Text);
    }

    [Theory, Spec("M9", "R-23", "I-53")]
    [InlineData(OktaDialect.Patch)]
    [InlineData(OktaDialect.Put)]
    public async Task The_owner_cannot_be_locked_out(OktaDialect dialect)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var owner = await workspace.OwnerIdAsync();

        var answer = await new OktaClient(workspace, dialect).SetActiveAsync(owner, false);

        answer.AssertScimError(403);
        Assert.Contains("console", (string?)answer["detail"], StringComparison.Ordinal);
        Assert.True((bool?)(await workspace.GetAsync($"/Users/{owner}"))["active"]);
        Assert.IsType<Admitted>(await AdmitAsync(workspace.ApiKey));
    }

    [Theory, Spec("M9")]
    [InlineData(OktaDialect.Patch)]
    [InlineData(OktaDialect.Put)]
    public async Task To_say_it_twice_changes_nothing_more(OktaDialect dialect)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var okta = new OktaClient(workspace, dialect);
        var id = await okta.AssignAsync("ada@example.com");
        var first = await okta.SetActiveAsync(id, false);
        var sequence = await workspace.SequenceAsync();

        var second = await okta.SetActiveAsync(id, false);

        Assert.Equal(first.Text, second.Text);
        Assert.Equal(sequence, await workspace.SequenceAsync());
    }

    private async Task<Admission> AdmitAsync(string key)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Authorization = key;
        return await server.Services.GetRequiredService<BearerReader>().ReadAsync(http, AccessPolicy.ApiKey, CancellationToken.None);
    }
}
