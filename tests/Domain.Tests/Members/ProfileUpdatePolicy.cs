using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain.Tests.Members;

/// <summary>M7: after creation only the role is updated, unless the workspace wants more.</summary>
public sealed class ProfileUpdatePolicy
{
    private readonly OnePerson person = new();

    [Fact, Spec("M7")]
    public async Task Under_role_only_names_and_addresses_stay_and_are_kept_as_drift()
    {
        await person.PostAsync("""{ "userName": "ann", "name": { "givenName": "Ann" }, "emails": [{ "value": "a@x.example" }] }""");
        var version = person.Member.Version;

        await person.PutEchoAsync("""{ "name": { "givenName": "Anna" }, "emails": [{ "value": "b@x.example" }] }""");

        Assert.Equal("Ann", person.Member.Profile.Document.Complex("name")!.Text("givenName"));
        Assert.Equal(version, person.Member.Version);
        Assert.Equal(["emails", "name.givenName"], person.State!.Drift.Select(line => line.Attribute).Order(StringComparer.Ordinal));
        Assert.Contains(person.State.Drift, line => line.Sent == "\"Anna\"");
    }

    [Fact, Spec("M7")]
    public async Task Under_role_only_empty_values_are_filled_and_externalId_and_role_follow()
    {
        await person.PostAsync("""{ "userName": "ann", "externalId": "1", "name": { "givenName": "Ann" } }""");

        await person.PutEchoAsync("""{ "externalId": "2", "name": { "familyName": "Lee" }, "title": "Boss", "role": "guest" }""");

        var profile = person.Member.Profile.Document;
        Assert.Equal("2", profile.Text("externalId"));
        Assert.Equal("Lee", profile.Complex("name")!.Text("familyName"));
        Assert.Equal("Boss", profile.Text("title"));
        Assert.Equal("guest", person.RoleNow);
        Assert.Empty(person.State!.Drift);
    }

    [Fact]
    public async Task Drift_goes_when_the_values_agree_again()
    {
        await person.PostAsync("""{ "userName": "ann", "title": "Boss", "nickName": "A" }""");
        await person.PatchAsync("""[{ "op": "replace", "path": "title", "value": "Chief" }, { "op": "remove", "path": "nickName" }]""");
        Assert.Equal(2, person.State!.Drift.Count);

        await person.PatchAsync("""[{ "op": "replace", "path": "title", "value": "Boss" }]""");

        var left = Assert.Single(person.State.Drift);
        Assert.Equal("nickName", left.Attribute);
        Assert.Null(left.Sent);
    }

    [Fact]
    public async Task Under_full_everything_is_applied_and_what_is_left_out_is_cleared()
    {
        person.Behaviour = person.Behaviour with { ProfileUpdates = ProfileUpdates.Full };
        await person.PostAsync("""{ "userName": "ann", "title": "Boss", "nickName": "A", "customRoleName": "Reviewer" }""");

        await person.PutAsync("""{ "userName": "ann2", "title": "Chief" }""");

        var profile = person.Member.Profile.Document;
        Assert.Equal("ann2", profile.Text("userName"));
        Assert.Equal("Chief", profile.Text("title"));
        Assert.Null(profile["nickName"]);
        Assert.Equal("Reviewer", person.RoleNow);
        Assert.True(person.Member.Active);
    }

    [Fact, Spec("M5", "S-4.1.1-12")]
    public async Task A_password_is_kept_nowhere()
    {
        await person.PostAsync("""{ "userName": "ann", "password": "s3cret-passw0rd" }""");

        Assert.Null(person.Member.Profile.Document["password"]);
        Assert.DoesNotContain("s3cret", person.Shown().ToJsonString(), StringComparison.Ordinal);
    }
}
