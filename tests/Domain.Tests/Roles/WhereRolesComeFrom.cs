using Rolecall.Domain.Members;
using Rolecall.Scim;

namespace Rolecall.Domain.Tests.Roles;

/// <summary>Design §4.2: the forms and places of the three role attributes.</summary>
public sealed class WhereRolesComeFrom
{
    private readonly OnePerson person = new();

    [Fact, Spec("M4")]
    public async Task Without_a_role_attribute_everyone_is_a_member()
    {
        await person.PostAsync("""{ "userName": "ann@example.com" }""");

        Assert.Equal("member", person.RoleNow);
    }

    [Theory, Spec("M3", "M11")]
    [InlineData("""{ "userName": "ann", "role": "admin" }""", "admin")]
    [InlineData("""{ "userName": "ann", "ROLE": "Limited Member" }""", "limited_member")]
    [InlineData("""{ "userName": "ann", "role": 4 }""", "guest")]
    [InlineData("""{ "userName": "ann", "role": "5" }""", "limited_member")]
    [InlineData("""{ "userName": "ann", "customRoleName": "reviewer" }""", "Reviewer")]
    [InlineData("""{ "userName": "ann", "customRoleId": 8 }""", "Approver")]
    [InlineData("""{ "userName": "ann", "customroleid": "8" }""", "Approver")]
    [InlineData("""{ "userName": "ann", "urn:ietf:params:scim:schemas:extension:rolecall:2.0:User": { "role": "guest" } }""", "guest")]
    [InlineData("""{ "userName": "ann", "urn:okta:acme:1.0:user:custom": { "CustomRoleName": "Approver" } }""", "Approver")]
    [InlineData("""{ "userName": "ann", "urn:ietf:params:scim:schemas:core:2.0:User": { "customRoleId": 7 } }""", "Reviewer")]
    [InlineData("""{ "userName": "ann", "urn:okta:acme:1.0:user:custom:customRoleId": 7 }""", "Reviewer")]
    [InlineData("""{ "userName": "ann", "roles": [{ "value": "guest" }, { "value": "admin", "primary": true }] }""", "admin")]
    [InlineData("""{ "userName": "ann", "roles": [{ "value": "no such" }] }""", "member")]
    [InlineData("""{ "userName": "ann", "roles": [{ "value": "admin" }], "role": "guest" }""", "guest")]
    [InlineData("""{ "userName": "ann", "role": "guest", "customRoleName": "Reviewer" }""", "Reviewer")]
    [InlineData("""{ "userName": "ann", "customRoleName": "Reviewer", "customRoleId": 8 }""", "Approver")]
    public async Task A_role_is_taken_from_wherever_the_client_puts_it(string body, string role)
    {
        await person.PostAsync(body);

        Assert.Equal(role, person.RoleNow);
    }

    [Theory]
    [InlineData("""[{ "op": "replace", "path": "role", "value": "guest" }]""", "guest")]
    [InlineData("""[{ "op": "Add", "path": "urn:x:y:customRoleName", "value": "Reviewer" }]""", "Reviewer")]
    [InlineData("""[{ "op": "replace", "value": { "customRoleId": "8", "nickName": "A" } }]""", "Approver")]
    [InlineData("""[{ "op": "replace", "value": { "urn:x:y": { "customRoleId": 8 } } }]""", "Approver")]
    [InlineData("""[{ "op": "add", "path": "urn:x:y", "value": { "role": "admin" } }]""", "admin")]
    [InlineData("""[{ "op": "replace", "path": "role", "value": "guest" }, { "op": "replace", "path": "role", "value": "admin" }]""", "admin")]
    [InlineData("""[{ "op": "replace", "path": "roles", "value": [{ "value": "admin" }] }]""", "admin")]
    public async Task A_patch_names_a_role_by_path_or_value(string operations, string role)
    {
        await person.PostAsync("""{ "userName": "ann" }""");

        await person.PatchAsync(operations);

        Assert.Equal(role, person.RoleNow);
    }

    [Fact]
    public async Task Answers_carry_the_role_where_the_client_put_it_and_in_the_canonical_place()
    {
        await person.PostAsync("""{ "userName": "ann", "urn:okta:acme": { "CUSTOMROLENAME": "Reviewer" } }""");

        var shown = person.Shown();

        Assert.Equal("Reviewer", (string?)shown["urn:okta:acme"]!["CUSTOMROLENAME"]);
        Assert.Equal("7", (string?)shown[MemberSchemas.RoleUrn]!["customRoleId"]);
        Assert.Equal("member", (string?)shown[MemberSchemas.RoleUrn]!["role"]);
    }

    [Theory]
    [InlineData("customRoleName", "\"Nobody\"")]
    [InlineData("customRoleId", "4711")]
    [InlineData("role", "\"superuser\"")]
    public async Task An_unknown_role_is_refused_with_its_name(string attribute, string value)
    {
        var refusal = await Assert.ThrowsAsync<RefusedException>(
            () => person.PostAsync($$"""{ "userName": "ann", "{{attribute}}": {{value}} }"""));

        Assert.Equal(Refusal.InvalidValue, refusal.Refusal);
        Assert.Contains(attribute, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(value.Trim('"'), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Under_unknown_role_keep_a_new_member_gets_the_default_and_the_log_a_warning()
    {
        person.Behaviour = person.Behaviour with { UnknownRole = Domain.Workspaces.UnknownRole.Keep };

        await person.PostAsync("""{ "userName": "ann", "customRoleName": "Nobody" }""");

        Assert.Equal("member", person.RoleNow);
        Assert.Contains(person.Log[0].Notes, note => note.StartsWith("unknown_role=keep", StringComparison.Ordinal));
    }

    [Fact, Spec("R-24")]
    public async Task Owner_is_never_assigned_and_the_ceiling_holds()
    {
        person.Behaviour = person.Behaviour with { RoleCeiling = Domain.Roles.BuiltInRole.Member };

        var owner = await Assert.ThrowsAsync<RefusedException>(() => person.PostAsync("""{ "userName": "ann", "role": "owner" }"""));
        var above = await Assert.ThrowsAsync<RefusedException>(() => person.PostAsync("""{ "userName": "ann", "customRoleId": 8 }"""));

        Assert.Equal(Refusal.Forbidden, owner.Refusal);
        Assert.Equal(Refusal.Forbidden, above.Refusal);
        Assert.Null(person.State);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("[\"Reviewer\"]")]
    [InlineData("{ \"value\": \"Reviewer\" }")]
    [InlineData("1.5")]
    public async Task A_role_of_the_wrong_type_is_refused(string value)
    {
        var refusal = await Assert.ThrowsAsync<RefusedException>(
            () => person.PostAsync($$"""{ "userName": "ann", "customRoleName": {{value}} }"""));

        Assert.Equal(Refusal.InvalidValue, refusal.Refusal);
    }
}
