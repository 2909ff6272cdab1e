using System.Text.Json;
using Rolecall.Domain.Roles;

namespace Rolecall.Server.Tests.Rfc7644;

public sealed class S3_4_1_Read(RunningServer server)
{
    private const string RoleUrn = "urn:ietf:params:scim:schemas:extension:rolecall:2.0:User";

    [Fact, Spec("P-3.4.1-01", "P-3.14-02", "P-3.14-03", "P-3.1-02")]
    public async Task A_user_is_read_alone_with_its_tag_and_place()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync("""{"userName":"ada"}""");

        var read = await workspace.GetAsync($"/Users/{id}");

        Assert.Equal(200, read.Status);
        Assert.Equal(id, read["id"]!.GetValue<string>());
        Assert.Equal($"{workspace.BaseUrl}/Users/{id}", read.Header("Content-Location"));
        Assert.Equal(read.Header("ETag"), read["meta"]!["version"]!.GetValue<string>());
        Assert.Equal("2026-11-02T08:00:00.000Z", read["meta"]!["created"]!.GetValue<string>());
    }

    [Theory, Spec("P-3.4.1-02", "P-3.4.1-03", "R-20")]
    [InlineData("0198f0a0-0000-7000-8000-000000000000")]
    [InlineData("1")]
    [InlineData("..%2f..%2fetc")]
    [InlineData("%00")]
    [InlineData("'%20or%201=1--")]
    [InlineData("0198F0A0-0000-7000-8000-000000000000")]
    public async Task An_id_that_is_nobodys_is_404(string id)
    {
        var workspace = await server.GivenWorkspaceAsync();

        var answer = await workspace.GetAsync($"/Users/{id}");

        Assert.True(answer.Status is 404 || (id == "%00" && answer.Status is 400));
    }

    [Fact, Spec("P-3.4.1-01")]
    public async Task A_built_in_role_stands_alone_under_its_URN()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync("""{"userName":"ada"}""");

        var read = await workspace.GetAsync($"/Users/{id}");

        Assert.Equal("""{"role":"member"}""", read[RoleUrn]!.ToJsonString());
        Assert.Contains(RoleUrn, Schemas(read));
    }

    [Fact, Spec("P-3.4.1-01")]
    public async Task A_custom_role_is_shown_where_the_client_puts_it_and_in_its_own_place()
    {
        const string Theirs = "urn:okta:example:1.0:user:custom";
        var workspace = await server.GivenWorkspaceAsync();
        var role = await workspace.GivenRoleAsync("Reviewer", BuiltInRole.Guest);
        var id = await workspace.GivenUserAsync($$"""{"userName":"ada","{{Theirs}}":{"CustomRoleId":{{role}}},"customRoleName":"Reviewer"}""");

        var read = await workspace.GetAsync($"/Users/{id}");

        Assert.Equal(
            $$"""{"customRoleId":"{{role}}","customRoleName":"Reviewer","role":"guest"}""", read[RoleUrn]!.ToJsonString());
        Assert.Equal($$$"""{"CustomRoleId":{{{role}}}}""", read[Theirs]!.ToJsonString());
        Assert.Equal("Reviewer", read["customRoleName"]!.GetValue<string>());
        Assert.Contains(Theirs, Schemas(read));
    }

    [Fact, Spec("P-3.4.1-01")]
    public async Task Without_a_custom_role_the_clients_own_places_are_absent()
    {
        const string Theirs = "urn:okta:example:1.0:user:custom";
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenRoleAsync("Reviewer");
        await workspace.GivenUserAsync($$$"""{"userName":"ada","{{{Theirs}}}":{"customRoleName":"Reviewer"}}""");
        var id = await workspace.GivenUserAsync("""{"userName":"bob"}""");

        var read = await workspace.GetAsync($"/Users/{id}");

        Assert.Null(read[Theirs]);
        Assert.DoesNotContain(Theirs, Schemas(read));
    }

    [Fact, Spec("P-3.1-02")]
    public async Task An_extension_with_data_is_named_in_schemas_and_no_key_stands_twice()
    {
        const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync(
            $$"""{"userName":"ada","{{Enterprise}}":{"department":"Tours","customRoleName":""},"roles":[{"value":"Pilot"}]}""");

        var read = await workspace.GetAsync($"/Users/{id}");

        Assert.Equal("Tours", read[Enterprise]!["department"]!.GetValue<string>());
        Assert.Equal(["urn:ietf:params:scim:schemas:core:2.0:User", Enterprise, RoleUrn], Schemas(read));
        using var whole = JsonDocument.Parse(read.Text, new() { AllowDuplicateProperties = false });
        Assert.Equal(JsonValueKind.Object, whole.RootElement.ValueKind);
    }

    [Fact, Spec("T-29")]
    public async Task An_inactive_user_stays_readable()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync("""{"userName":"ada","active":false}""");

        Assert.False((await workspace.GetAsync($"/Users/{id}"))["active"]!.GetValue<bool>());
    }

    private static string[] Schemas(Answer answer) => [.. answer["schemas"]!.AsArray().Select(uri => uri!.GetValue<string>())];
}
