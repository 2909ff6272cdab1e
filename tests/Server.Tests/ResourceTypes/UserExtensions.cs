using System.Text.Json.Nodes;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.ResourceTypes;

/// <summary>A schema of the workspace's own on User and Group.</summary>
public sealed class UserExtensions(RunningServer server)
{
    private const string Whole = $$"""
        "{{Gadgets.Badge}}": {
          "number": 12, "colour": "Red", "issued": "2026-03-01T10:00:00+02:00", "valid": true, "doors": ["north", "South"], "site": "Z",
          "chip": "chip-secret", "trace": "t", "members": ["a"], "photo": { "url": "https://example.com/p.png", "width": 64 }
        }
        """;

    [Theory, Spec("S-3-05", "S-3.3-01", "S-3.3-02", "S-3.3-03", "S-6-03", "S-7.s-05")]
    [InlineData("/Users", "userName")]
    [InlineData("/Groups", "displayName")]
    public async Task It_is_stored_shown_and_named_where_it_has_values(string endpoint, string name)
    {
        var workspace = await server.GivenBadgesAsync();

        var with = await workspace.PostAsync(endpoint, $$"""{ "{{name}}": "ada", {{Whole}} }""");
        var without = await workspace.PostAsync(endpoint, $$"""{ "{{name}}": "bob" }""");

        Assert.Equal((201, 201), (with.Status, without.Status));
        var read = await workspace.GetAsync($"{endpoint}/{with.Id()}");
        Assert.Equal((12, "Red", true), ((int)read[Gadgets.Badge]!["number"]!, (string)read[Gadgets.Badge]!["colour"]!, (bool)read[Gadgets.Badge]!["valid"]!));
        Assert.Contains(Gadgets.Badge, read["schemas"]!.AsArray().Select(uri => (string)uri!));
        Assert.DoesNotContain(Gadgets.Badge, without.Text, StringComparison.Ordinal);
        Assert.Contains((await workspace.GetAsync("/ResourceTypes/User"))["schemaExtensions"]!.AsArray(), one => (string?)one!["schema"] == Gadgets.Badge);
        Assert.Equal(200, (await workspace.GetAsync($"/Schemas/{Gadgets.Badge}")).Status);
    }

    [Theory, Spec("S-7-04", "S-7-08")]
    [InlineData("/Users", "userName")]
    [InlineData("/Groups", "displayName")]
    public async Task What_is_secret_is_in_no_answer_and_no_log_and_what_is_on_request_in_the_answer_to_its_write(string endpoint, string name)
    {
        var workspace = await server.GivenBadgesAsync();

        var created = await workspace.PostAsync(endpoint, $$"""{ "{{name}}": "ada", {{Whole}} }""");

        Assert.Equal("t", (string?)created[Gadgets.Badge]!["trace"]);
        var read = await workspace.GetAsync($"{endpoint}/{created.Id()}");
        Assert.Null(read[Gadgets.Badge]!["trace"]);
        Assert.Equal("t", (string?)(await workspace.GetAsync($"{endpoint}/{created.Id()}?attributes={Gadgets.Badge}:trace"))[Gadgets.Badge]!["trace"]);
        Assert.DoesNotContain("chip-secret", created.Text + read.Text, StringComparison.Ordinal);
        Assert.All(await workspace.LogAsync(), line => Assert.DoesNotContain("chip-secret", $"{line.Exchange.Request}{line.Exchange.Answer}", StringComparison.Ordinal));
    }

    [Theory, Spec("P-3.4.2.2-01", "P-3.4.2.2-05", "P-3.4.2.2-09", "P-3.4.2.2-15", "P-3.4.2.2-18", "P-3.4.2.2-20", "P-3.4.2.3-01")]
    [InlineData("number eq 12")]
    [InlineData("number gt 11 and not (number gt 12)")]
    [InlineData("colour eq \"red\"")]
    [InlineData("issued eq \"2026-03-01T08:00:00Z\"")]
    [InlineData("valid eq true")]
    [InlineData("doors eq \"SOUTH\"")]
    [InlineData("site eq \"Z\"")]
    [InlineData("photo.width ge 64")]
    [InlineData("trace pr")]
    [InlineData("members eq \"A\"")]
    public async Task Filters_and_order_run_over_it(string filter)
    {
        var workspace = await server.GivenBadgesAsync();
        foreach (var (endpoint, name) in new[] { ("/Users", "userName"), ("/Groups", "displayName") })
        {
            var ada = (await workspace.PostAsync(endpoint, $$"""{ "{{name}}": "ada", {{Whole}} }""")).Id();
            await workspace.PostAsync(endpoint, $$"""{ "{{name}}": "bob", "{{Gadgets.Badge}}": { "number": 11, "colour": "blue" } }""");
            var qualified = string.Join(" and ", filter.Split(" and ").Select(Qualified));

            var found = await workspace.GetAsync($"{endpoint}?filter={Uri.EscapeDataString(qualified)}");

            Assert.Equal([ada], found["Resources"]!.AsArray().Select(one => (string?)one!["id"]));
            Assert.Equal(2, (await workspace.GetAsync($"{endpoint}?filter={Uri.EscapeDataString($"schemas eq \"{Gadgets.Badge}\"")}")).Total());
            var sorted = await workspace.GetAsync($"{endpoint}?sortBy={Gadgets.Badge}:number&sortOrder=descending&filter={Uri.EscapeDataString(Gadgets.Badge + ":number pr")}");
            Assert.Equal(ada, (string?)sorted["Resources"]![0]!["id"]);
        }

        static string Qualified(string term) => term.StartsWith("not (", StringComparison.Ordinal)
            ? $"not ({Gadgets.Badge}:{term[5..]}"
            : $"{Gadgets.Badge}:{term}";
    }

    [Theory, Spec("S-7-12", "P-3.3-06", "P-3.5.1-10")]
    [InlineData("/Users", "userName")]
    [InlineData("/Groups", "displayName")]
    public async Task Its_unique_values_are_unique_until_their_holder_goes(string endpoint, string name)
    {
        var workspace = await server.GivenBadgesAsync();
        await workspace.SetAsync(Presets.Rfc);
        var ada = await workspace.PostAsync(endpoint, $$"""{ "{{name}}": "ada", {{Whole}} }""");
        var bob = await workspace.PostAsync(endpoint, $$"""{ "{{name}}": "bob" }""");
        var same = $$"""{ "Operations": [{ "op": "add", "path": "{{Gadgets.Badge}}:number", "value": 12 }] }""";

        (await workspace.PostAsync(endpoint, $$"""{ "{{name}}": "eve", "{{Gadgets.Badge}}": { "number": 12 } }""")).AssertScimError(409, "uniqueness");
        (await workspace.PatchAsync($"{endpoint}/{bob.Id()}", same)).AssertScimError(409, "uniqueness");
        Assert.Equal(204, (await workspace.DeleteAsync($"{endpoint}/{ada.Id()}")).Status);
        Assert.Equal(200, (await workspace.PatchAsync($"{endpoint}/{bob.Id()}", same)).Status);
    }

    [Theory, Spec("S-7-12", "P-3.6-04")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_person_who_is_deleted_frees_them_active_or_not_and_has_them_again_on_coming_back(bool active)
    {
        var workspace = await server.GivenBadgesAsync();
        var ada = await workspace.GivenUserAsync($$"""{ "userName": "ada", "{{Gadgets.Badge}}": { "number": 12 } }""");
        if (!active)
            await workspace.PatchAsync($"/Users/{ada}", """{ "Operations": [{ "op": "replace", "value": { "active": false } }] }""");
        Assert.Equal(204, (await workspace.DeleteAsync($"/Users/{ada}")).Status);

        var bob = await workspace.GivenUserAsync($$"""{ "userName": "bob", "{{Gadgets.Badge}}": { "number": 12 } }""");
        (await workspace.PostAsync("/Users", $$"""{ "userName": "ada", "{{Gadgets.Badge}}": { "number": 12 } }""")).AssertScimError(409, "uniqueness");
        await workspace.DeleteAsync($"/Users/{bob}");
        await workspace.GivenUserAsync($$"""{ "userName": "ada", "active": {{(active ? "true" : "false")}}, "{{Gadgets.Badge}}": { "number": 12 } }""");

        (await workspace.PostAsync("/Users", $$"""{ "userName": "eve", "{{Gadgets.Badge}}": { "number": 12 } }""")).AssertScimError(409, "uniqueness");
    }

    [Fact, Spec("M9")]
    public async Task A_request_that_ends_access_ends_it_though_it_carries_a_value_that_is_taken()
    {
        var workspace = await server.GivenBadgesAsync();
        await workspace.SetAsync(Presets.Rfc);
        await workspace.GivenUserAsync($$"""{ "userName": "ada", {{Whole}} }""");
        var bob = await workspace.GivenUserAsync($$"""{ "userName": "bob", "{{Gadgets.Badge}}": { "number": 13 } }""");

        var answer = await workspace.PutAsync($"/Users/{bob}", $$"""{ "userName": "bob", "active": false, "{{Gadgets.Badge}}": { "number": 12, "colour": "blue" } }""");

        Assert.Equal((200, false, 13, "blue"), (answer.Status, (bool)answer["active"]!, (int)answer[Gadgets.Badge]!["number"]!, (string)answer[Gadgets.Badge]!["colour"]!));
    }

    [Theory, Spec("P-3.5.1-04", "P-3.5.1-06", "P-3.5.1-09", "T-26")]
    [InlineData("/Users", "userName")]
    [InlineData("/Groups", "displayName")]
    public async Task PUT_keeps_what_it_leaves_out_clears_what_is_null_and_leaves_the_immutable(string endpoint, string name)
    {
        var workspace = await server.GivenBadgesAsync();
        await workspace.SetAsync(Presets.Rfc);
        var path = $"{endpoint}/{(await workspace.PostAsync(endpoint, $$"""{ "{{name}}": "ada", {{Whole}} }""")).Id()}";

        var kept = await workspace.PutAsync(path, $$"""{ "{{name}}": "ada" }""");
        Assert.Equal((12, "Red"), ((int)kept[Gadgets.Badge]!["number"]!, (string)kept[Gadgets.Badge]!["colour"]!));
        var changed = await workspace.PutAsync(path, $$"""{ "{{name}}": "ada", "{{Gadgets.Badge}}": { "colour": null, "number": 14 } }""");
        Assert.Equal((14, null, "Z"), ((int)changed[Gadgets.Badge]!["number"]!, (string?)changed[Gadgets.Badge]!["colour"], (string)changed[Gadgets.Badge]!["site"]!));
        (await workspace.PutAsync(path, $$"""{ "{{name}}": "ada", "{{Gadgets.Badge}}": { "site": "Y" } }""")).AssertScimError(400, "mutability");
    }

    [Fact, Spec("M7")]
    public async Task Under_role_only_an_empty_value_is_filled_and_another_is_drift()
    {
        var workspace = await server.GivenBadgesAsync();
        var ada = await workspace.GivenUserAsync($$"""{ "userName": "ada", "{{Gadgets.Badge}}": { "colour": "red" } }""");

        var answer = await workspace.PutAsync($"/Users/{ada}", $$"""{ "userName": "ada", "{{Gadgets.Badge}}": { "colour": "blue", "number": 3 } }""");

        Assert.Equal(("red", 3), ((string)answer[Gadgets.Badge]!["colour"]!, (int)answer[Gadgets.Badge]!["number"]!));
        Assert.Equal($"{Gadgets.Badge}:colour", Assert.Single((await workspace.StateAsync(ada)).Drift).Attribute);
    }

    [Theory, Spec("S-3.3-05")]
    [InlineData("/Users", "userName")]
    [InlineData("/Groups", "displayName")]
    public async Task A_required_extension_must_be_there_in_a_create(string endpoint, string name)
    {
        var workspace = await server.GivenBadgesAsync(required: true);

        (await workspace.PostAsync(endpoint, $$"""{ "{{name}}": "ada" }""")).AssertScimError(400, "invalidValue");
        var created = await workspace.PostAsync(endpoint, $$"""{ "{{name}}": "ada", {{Whole}} }""");
        Assert.Equal(201, created.Status);
        (await workspace.PatchAsync($"{endpoint}/{created.Id()}", $$"""{ "Operations": [{ "op": "remove", "path": "{{Gadgets.Badge}}" }] }"""))
            .AssertScimError(400, "mutability");
    }

    [Fact, Spec("S-3.3-05", "M9")]
    public async Task Who_was_there_before_the_requirement_can_still_be_switched_off()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var ada = await workspace.GivenUserAsync("""{ "userName": "ada" }""");
        await workspace.Api(server).PostAsync("/schemas", Gadgets.BadgeSchema);
        await workspace.Api(server).PutAsync("/resource-types/User", Gadgets.Extended(required: true));

        Assert.Equal(200, (await workspace.PutAsync($"/Users/{ada}", """{ "userName": "ada", "active": false }""")).Status);
    }

    [Fact, Spec("S-3.3-02")]
    public async Task Role_attributes_inside_a_schema_that_the_workspace_defined_are_none()
    {
        var workspace = await server.GivenBadgesAsync();

        var inside = await workspace.PostAsync("/Users", $$"""{ "userName": "ada", "{{Gadgets.Badge}}": { "role": "admin", "number": 1 } }""");
        var beside = await workspace.PostAsync("/Users", $$"""{ "userName": "bob", "{{Urns.Vendor}}": { "role": "admin" } }""");
        var patched = await workspace.PatchAsync(
            $"/Users/{inside.Id()}", $$"""{ "Operations": [{ "op": "add", "path": "{{Gadgets.Badge}}:role", "value": "admin" }] }""");

        Assert.Equal(("member", "admin"), (inside.RoleOf(), beside.RoleOf()));
        patched.AssertScimError(400, "invalidPath");
    }

    [Fact, Spec("S-3-05", "P-3.5.2-10")]
    public async Task PATCH_brings_it_and_takes_it_away()
    {
        var workspace = await server.GivenBadgesAsync();
        await workspace.SetAsync(Presets.Rfc);
        var ada = await workspace.GivenUserAsync("""{ "userName": "ada" }""");

        var with = await workspace.PatchAsync($"/Users/{ada}", $$"""{ "Operations": [{ "op": "add", "value": { {{Whole}} } }] }""");
        var without = await workspace.PatchAsync($"/Users/{ada}", $$"""
            { "Operations": [{ "op": "replace", "value": { "{{Gadgets.Badge}}": { "number": null, "colour": "", "issued": null, "valid": null, "doors": [], "photo": null, "trace": null, "members": null } } }] }
            """);

        Assert.Contains(Gadgets.Badge, with["schemas"]!.AsArray().Select(uri => (string)uri!));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{ "site": "Z" }"""), without[Gadgets.Badge]), without[Gadgets.Badge]?.ToJsonString());
    }
}
