using Rolecall.Domain.Connections;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Tests.Members;

/// <summary>M9, M10 and design §5: deactivation, deletion and return.</summary>
public sealed class LosingAndRegainingAccess
{
    private readonly OnePerson person = new();

    [Fact, Spec("M9")]
    public async Task Deactivation_keeps_role_and_data()
    {
        await person.PostAsync("""{ "userName": "ann", "customRoleName": "Reviewer", "title": "Boss" }""");

        await person.PatchAsync("""[{ "op": "replace", "value": { "active": false } }]""");

        Assert.False(person.Member.Active);
        Assert.Equal("Reviewer", person.RoleNow);
        Assert.Equal("Boss", person.Member.Profile.Document.Text("title"));
        Assert.Contains("member.deactivated", person.Events);
    }

    [Theory, Spec("M9")]
    [InlineData("""{ "userName": "ann", "active": false, "customRoleName": "Gone" }""")]
    [InlineData("""{ "userName": "ann", "active": false, "role": "owner" }""")]
    [InlineData("""{ "userName": "ann", "active": "False", "customRoleId": [1] }""")]
    [InlineData("""{ "userName": "taken", "active": false }""")]
    public async Task A_request_that_ends_access_is_never_refused_for_what_else_it_says(string body)
    {
        person.Behaviour = Presets.Rfc;
        person.TakenUserNames.Add("taken");
        await person.PostAsync("""{ "userName": "ann", "customRoleName": "Reviewer" }""");

        await person.PutAsync(body);

        Assert.False(person.Member.Active);
        Assert.Equal("Reviewer", person.RoleNow);
        Assert.Equal("ann", person.Member.Profile.UserName);
        Assert.Contains(person.Log[^1].Notes, note => note.Contains("access had to end", StringComparison.Ordinal));
    }

    [Fact, Spec("M10")]
    public async Task Active_true_brings_the_former_role_back()
    {
        await person.PostAsync("""{ "userName": "ann", "customRoleName": "Reviewer" }""");
        var id = person.Member.Id;
        await person.PatchAsync("""[{ "op": "replace", "value": { "active": false } }]""");

        await person.PatchAsync("""[{ "op": "replace", "value": { "active": true } }]""");

        Assert.True(person.Member.Active);
        Assert.Equal(id, person.Member.Id);
        Assert.Equal("Reviewer", person.RoleNow);
    }

    [Theory, Spec("M10")]
    [InlineData("""{ "userName": "ann", "externalId": "00u1" }""", "Reviewer")]
    [InlineData("""{ "userName": "ann.new", "externalId": "00u1" }""", "Reviewer")]
    [InlineData("""{ "userName": "ANN" }""", "Reviewer")]
    [InlineData("""{ "userName": "ann", "role": "guest" }""", "Reviewer")]
    [InlineData("""{ "userName": "ann", "customRoleName": "Approver" }""", "Approver")]
    public async Task A_repeated_POST_takes_the_person_back_under_the_same_id(string body, string role)
    {
        await person.PostAsync("""{ "userName": "ann", "externalId": "00u1", "customRoleName": "Reviewer" }""");
        var id = person.Member.Id;
        await person.PatchAsync("""[{ "op": "replace", "value": { "active": false } }]""");

        await person.PostAsync(body);

        Assert.True(person.Member.Active);
        Assert.Equal(id, person.Member.Id);
        Assert.Equal(role, person.RoleNow);
        Assert.Equal(201, person.Log[^1].Status);
    }

    [Fact]
    public async Task Under_rehire_conflict_a_repeated_POST_is_a_conflict()
    {
        person.Behaviour = Presets.Rfc;
        await person.PostAsync("""{ "userName": "ann" }""");
        await person.PatchAsync("""[{ "op": "replace", "value": { "active": false } }]""");

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => person.PostAsync("""{ "userName": "ann" }"""));

        Assert.Equal(Refusal.Uniqueness, refusal.Refusal);
    }

    [Fact]
    public async Task A_POST_for_someone_active_is_a_conflict_and_is_logged()
    {
        await person.PostAsync("""{ "userName": "ann" }""");

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => person.PostAsync("""{ "userName": "Ann" }"""));

        Assert.Equal(Refusal.Uniqueness, refusal.Refusal);
        Assert.Equal(2, person.Log.Count);
    }

    [Theory]
    [InlineData("""{ "userName": "ann" }""")]
    [InlineData("""{ "userName": "ann", "active": null }""")]
    public async Task A_PUT_without_active_neither_deactivates_nor_reactivates(string body)
    {
        await person.PostAsync("""{ "userName": "ann" }""");
        await person.PutAsync(body);
        Assert.True(person.Member.Active);

        await person.PatchAsync("""[{ "op": "replace", "path": "active", "value": false }]""");
        await person.PutAsync(body);
        Assert.False(person.Member.Active);
    }

    [Fact, Spec("P-3.6-04")]
    public async Task After_DELETE_the_same_person_returns_under_a_new_id_with_a_role_given_anew()
    {
        await person.PostAsync("""{ "userName": "ann", "role": "admin" }""");
        var (number, id) = (person.Member.Number, person.Member.Id);

        await person.DeleteAsync();
        Assert.Null(person.Member.Id);
        Assert.False(person.Member.Active);

        await person.PostAsync("""{ "userName": "ann" }""");
        Assert.Equal(number, person.Member.Number);
        Assert.NotEqual(id, person.Member.Id);
        Assert.Equal("member", person.RoleNow);
    }

    [Fact]
    public async Task The_owner_cannot_be_deactivated_deleted_or_given_another_role_but_echoes_are_fine()
    {
        await person.PostAsync("""{ "userName": "ann" }""");
        person.GrantByHand(Domain.Roles.RoleRef.Of(Domain.Roles.BuiltInRole.Owner));
        person.State = person.State! with { Grants = [] };
        person.IsOwner = true;
        var version = person.Member.Version;

        await person.PutEchoAsync();
        Assert.Equal(version, person.Member.Version);

        await Refused(() => person.PatchAsync("""[{ "op": "replace", "value": { "active": false } }]"""));
        await Refused(() => person.PutEchoAsync("""{ "role": "member" }"""));
        await Refused(() => person.PatchAsync("""[{ "op": "replace", "path": "customRoleName", "value": "Reviewer" }]"""));
        await Refused(person.DeleteAsync);
        Assert.Equal("owner", person.RoleNow);

        static async Task Refused(Func<Task> act) =>
            Assert.Equal(Refusal.Forbidden, (await Assert.ThrowsAsync<RefusedException>(act)).Refusal);
    }

    [Fact]
    public async Task A_member_of_another_enabled_connection_is_out_of_reach_and_one_of_a_disabled_connection_is_adopted()
    {
        await person.PostAsync("""{ "userName": "ann" }""");
        var other = new Connection(
            new ConnectionId(2), "Entra", ConnectionState.Enabled, true, new OidcProvider(new Uri("https://id.example"), "app"), [],
            DateTimeOffset.UnixEpoch);
        person.State = person.State! with { Member = person.Member with { ManagedBy = other.Id } };
        person.OtherConnection = other;

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => person.PutEchoAsync());
        Assert.Equal(Refusal.Forbidden, refusal.Refusal);
        Assert.Contains("Entra", refusal.Message, StringComparison.Ordinal);

        person.OtherConnection = other with { State = ConnectionState.Disabled };
        await person.PutEchoAsync();
        Assert.Equal(new ConnectionId(1), person.Member.ManagedBy);
        Assert.Equal("member.adopted", person.Audit[^1].Action);
    }
}
