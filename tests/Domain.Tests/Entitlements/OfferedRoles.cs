using Rolecall.Domain.Connections;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Tests.Entitlements;

/// <summary>What "roles" comes to where roles are offered to the client.</summary>
public sealed class OfferedRoles
{
    private readonly OnePerson person = new() { Entitlements = EntitlementMode.Okta };

    private Grant? Given => person.State!.GrantFrom(GrantSource.Attribute);

    [Theory]
    [InlineData("7", "Reviewer")]
    [InlineData("approver", "Approver")]
    [InlineData("limited-member", "limited_member")]
    [InlineData("4", "guest")]
    public async Task An_entry_that_names_a_role_assigns_it(string value, string role)
    {
        await person.PostAsync($$"""{ "userName": "ann", "roles": [{ "value": "{{value}}" }] }""");

        Assert.Equal((role, RoleAttribute.Roles), (person.RoleNow, Given!.Via));
        Assert.Null(person.Member.Profile.Document["roles"]);
    }

    [Fact]
    public async Task An_echo_leaves_the_default_role_without_a_grant()
    {
        await person.PostAsync("""{ "userName": "ann" }""");

        await person.PutEchoAsync();

        Assert.Null(Given);
        Assert.Null(person.State!.Received.Roles);
        Assert.Equal(1, person.Member.Version);
    }

    [Fact]
    public async Task The_role_shown_is_assigned_when_the_same_connection_assigned_another_one_last()
    {
        await person.PostAsync("""{ "userName": "ann", "roles": [{ "value": "guest" }] }""");
        await person.PutEchoAsync("""{ "roles": [{ "value": "7" }] }""");

        await person.PutEchoAsync("""{ "roles": [{ "value": "guest" }] }""");

        Assert.Equal(("guest", "guest"), (person.RoleNow, person.State!.Received.Roles));
    }

    [Fact]
    public async Task A_role_that_the_connection_sends_again_beats_one_given_by_hand()
    {
        await person.PostAsync("""{ "userName": "ann", "roles": [{ "value": "guest" }] }""");
        person.GrantByHand(RoleRef.Of(BuiltInRole.Admin));

        await person.PutEchoAsync();
        Assert.Equal("admin", person.RoleNow);
        await person.PutEchoAsync("""{ "roles": [{ "value": "guest" }] }""");

        Assert.Equal("guest", person.RoleNow);
    }

    [Fact]
    public async Task A_cleared_list_takes_back_what_the_connection_gave_and_nothing_given_by_hand()
    {
        await person.PostAsync("""{ "userName": "ann", "roles": [{ "value": "guest" }] }""");
        person.GrantByHand(RoleRef.Of(BuiltInRole.Admin));

        await person.PutEchoAsync("""{ "roles": [] }""");

        Assert.Null(Given);
        Assert.Equal("admin", person.RoleNow);
        Assert.Null(person.State!.Received.Roles);
    }

    [Theory]
    [InlineData("""{ "roles": [], "customRoleId": 8 }""", "Approver")]
    [InlineData("""{ "roles": [], "customRoleId": null }""", "guest")]
    [InlineData("""{ "roles": [] }""", "Reviewer")]
    public async Task Once_the_list_is_cleared_what_was_typed_by_hand_decides(string change, string role)
    {
        await person.PostAsync("""{ "userName": "ann", "roles": [{ "value": "admin" }], "customRoleId": 7, "role": "guest" }""");
        Assert.Equal("admin", person.RoleNow);

        await person.PutEchoAsync(change);

        Assert.Equal(role, person.RoleNow);
    }

    [Fact]
    public async Task Clearing_takes_back_a_role_that_was_typed_by_hand_when_it_is_the_one_shown()
    {
        person.Entitlements = EntitlementMode.Off;
        await person.PostAsync("""{ "userName": "ann", "customRoleId": 7 }""");
        person.Entitlements = EntitlementMode.Okta;

        await person.PutEchoAsync("""{ "roles": [] }""");
        await person.PutEchoAsync();

        Assert.Equal("member", person.RoleNow);
        Assert.Null(Given);
    }

    [Fact]
    public async Task What_is_typed_by_hand_and_sent_again_does_not_take_the_place_of_roles()
    {
        await person.PostAsync("""{ "userName": "ann", "customRoleId": 7 }""");
        await person.PutEchoAsync("""{ "roles": [{ "value": "8" }] }""");

        await person.PutEchoAsync("""{ "customRoleId": 7 }""");

        Assert.Equal(("Approver", RoleAttribute.Roles), (person.RoleNow, Given!.Via));
    }

    [Fact]
    public async Task A_PATCH_of_something_else_says_nothing_about_the_role()
    {
        await person.PostAsync("""{ "userName": "ann", "roles": [{ "value": "7" }] }""");
        var before = person.State!;

        await person.PatchAsync("""[{ "op": "add", "path": "externalId", "value": "x" }]""");

        Assert.Equal(before.Grants, person.State!.Grants);
        Assert.Equal(before.Received, person.State.Received);
    }

    [Fact]
    public async Task Two_roles_are_refused_and_an_unknown_one_as_the_policy_says()
    {
        await person.PostAsync("""{ "userName": "ann", "roles": [{ "value": "guest" }] }""");

        await Refused.ExpectAsync(Refusal.InvalidValue, () => person.PutEchoAsync("""{ "roles": [{ "value": "7" }, { "value": "8" }] }"""));
        await Refused.ExpectAsync(Refusal.InvalidValue, () => person.PutEchoAsync("""{ "roles": [{ "value": "Pilot" }] }"""));
        person.Behaviour = person.Behaviour with { UnknownRole = UnknownRole.Keep };
        await person.PutEchoAsync("""{ "roles": [{ "value": "Pilot" }] }""");
        await person.PutEchoAsync("""{ "roles": [{ "value": "Pilot" }] }""");

        Assert.Equal(("guest", RoleAttribute.Roles), (person.RoleNow, Given!.Via));
    }

    [Fact]
    public async Task A_renamed_role_is_found_by_its_former_name_only_where_the_policy_says_so()
    {
        await person.PostAsync("""{ "userName": "ann" }""");
        person.Rename(7, "Critic");

        await Refused.ExpectAsync(Refusal.InvalidValue, () => person.PutEchoAsync("""{ "roles": [{ "value": "Reviewer" }] }"""));
        person.Behaviour = person.Behaviour with { RenamedRoles = RenamedRoles.Alias };
        await person.PutEchoAsync("""{ "roles": [{ "value": "Reviewer" }] }""");

        Assert.Equal("Critic", person.RoleNow);
    }
}
