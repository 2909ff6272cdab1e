using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Tests.Roles;

/// <summary>Design §4.2, rules 2 and 3: Okta's PUT is our own answer with its changes merged in.</summary>
public sealed class EchoesAndChanges
{
    private const string Vendor = "urn:okta:acme:1.0:user";
    private readonly OnePerson person = new();

    [Fact]
    public async Task A_hundred_echoes_change_nothing()
    {
        await person.PostAsync("""{ "userName": "ann", "customRoleName": "Reviewer" }""");
        var before = person.State;

        for (var i = 0; i < 100; i++)
            await person.PutEchoAsync();

        Assert.Equal(before!.Member.Version, person.Member.Version);
        Assert.Equal(before.Grants, person.State!.Grants);
        Assert.Equal(before.Received, person.State.Received);
    }

    [Fact]
    public async Task A_change_by_name_beats_the_echo_of_the_old_id()
    {
        await person.PostAsync("""{ "userName": "ann", "customRoleName": "Reviewer" }""");

        await person.PutEchoAsync("""{ "customRoleName": "Approver" }""");

        Assert.Equal("Approver", person.RoleNow);
    }

    [Fact]
    public async Task A_change_by_name_beats_an_id_that_was_once_sent()
    {
        await person.PostAsync("""{ "userName": "ann", "customRoleId": 7 }""");

        await person.PutEchoAsync("""{ "customRoleName": "Approver" }""");
        await person.PutEchoAsync("""{ "customRoleName": "Approver" }""");

        Assert.Equal("Approver", person.RoleNow);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public async Task Clearing_the_name_lets_the_role_decide(string nothing)
    {
        await person.PostAsync($$"""{ "userName": "ann", "{{Vendor}}": { "customRoleName": "Reviewer" } }""");
        await person.PutEchoAsync($$"""{ "{{Vendor}}": { "customRoleName": "Approver" } }""");

        await person.PutEchoAsync($$"""{ "{{Vendor}}": { "customRoleName": {{nothing}}, "role": "admin" } }""");

        Assert.Equal("admin", person.RoleNow);
        Assert.Null(person.Member.Role.CustomId);
    }

    [Fact]
    public async Task Clearing_the_only_role_attribute_leaves_the_default()
    {
        await person.PostAsync("""{ "userName": "ann", "customRoleName": "Approver" }""");

        await person.PutEchoAsync("""{ "customRoleName": null }""");

        Assert.Equal("member", person.RoleNow);
    }

    [Fact]
    public async Task Removing_by_patch_brings_back_the_role_that_was_sent_beside_it()
    {
        await person.PostAsync("""{ "userName": "ann", "customRoleName": "Approver", "role": "guest" }""");

        await person.PatchAsync("""[{ "op": "remove", "path": "customRoleName" }]""");

        Assert.Equal("guest", person.RoleNow);
    }

    [Fact]
    public async Task Of_two_attributes_that_meant_one_role_the_other_still_does_when_one_is_cleared()
    {
        await person.PostAsync("""{ "userName": "ann", "customRoleName": "Approver", "customRoleId": 8 }""");

        await person.PatchAsync("""[{ "op": "remove", "path": "customRoleId" }]""");

        Assert.Equal("Approver", person.RoleNow);
    }

    [Fact]
    public async Task An_absent_attribute_changes_nothing()
    {
        await person.PostAsync("""{ "userName": "ann", "customRoleName": "Reviewer" }""");

        await person.PutAsync("""{ "userName": "ann", "displayName": "Ann" }""");

        Assert.Equal("Reviewer", person.RoleNow);
    }

    [Fact]
    public async Task A_role_beside_a_custom_role_waits_until_the_custom_role_is_gone()
    {
        await person.PostAsync("""{ "userName": "ann", "customRoleName": "Reviewer" }""");

        await person.PatchAsync("""[{ "op": "replace", "path": "role", "value": "admin" }]""");
        Assert.Equal("Reviewer", person.RoleNow);

        await person.PatchAsync("""[{ "op": "remove", "path": "customRoleName" }]""");
        Assert.Equal("admin", person.RoleNow);
    }

    [Fact]
    public async Task A_manual_role_lasts_until_the_identity_provider_names_another()
    {
        await person.PostAsync("""{ "userName": "ann", "customRoleName": "Reviewer" }""");
        person.GrantByHand(RoleRef.Of(BuiltInRole.Guest));

        await person.PatchAsync("""[{ "op": "replace", "path": "nickName", "value": "A" }]""");
        Assert.Equal("guest", person.RoleNow);

        await person.PatchAsync("""[{ "op": "replace", "path": "customRoleName", "value": "Reviewer" }]""");
        Assert.Equal("Reviewer", person.RoleNow);
    }

    [Fact, Spec("M11")]
    public async Task Renaming_breaks_the_name_mapping_and_ids_survive()
    {
        await person.PostAsync("""{ "userName": "ann", "customRoleName": "Reviewer" }""");
        person.Rename(7, "Auditor");

        await Assert.ThrowsAsync<RefusedException>(() => person.PutEchoAsync("""{ "customRoleName": "Reviewer" }"""));
        await person.PutEchoAsync("""{ "customRoleName": null, "customRoleId": 7 }""");

        Assert.Equal("Auditor", person.RoleNow);
    }

    [Fact, Spec("M11")]
    public async Task Under_alias_a_former_name_goes_on_meaning_the_role()
    {
        person.Behaviour = person.Behaviour with { RenamedRoles = RenamedRoles.Alias };
        await person.PostAsync("""{ "userName": "ann", "customRoleName": "Reviewer" }""");
        person.Rename(7, "Auditor");

        await person.PutEchoAsync("""{ "customRoleName": "Reviewer" }""");

        Assert.Equal("Auditor", person.RoleNow);
    }

    [Fact]
    public async Task Sent_by_id_and_name_a_renamed_role_survives_by_its_id()
    {
        await person.PostAsync("""{ "userName": "ann", "customRoleName": "Reviewer", "customRoleId": 7 }""");
        person.Rename(7, "Auditor");

        await person.PutEchoAsync("""{ "customRoleName": "Reviewer", "customRoleId": 7 }""");

        Assert.Equal("Auditor", person.RoleNow);
    }
}
