using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.Rfc7643;

/// <summary>S-7-19: what /Schemas declares of an attribute is what the server does with it.</summary>
public sealed class S7_SelfConsistency(RunningServer server)
{
    [Fact, Spec("S-7-19", "S-7-11")]
    public async Task What_is_declared_required_cannot_be_left_out_and_nothing_else_is_needed()
    {
        var (workspace, attributes) = await ReadAsync();
        var required = attributes.Where(one => one.Parent is null && (bool)one.Definition["required"]!).Select(one => one.Path);

        Assert.Equal(["userName"], required);
        (await workspace.PostAsync("/Users", "{}")).AssertScimError(400, "invalidValue");
        Assert.Equal(201, (await workspace.PostAsync("/Users", """{ "userName": "ada" }""")).Status);
    }

    [Fact, Spec("S-7-19", "S-7-01")]
    public async Task What_is_declared_read_only_is_ignored_in_POST_and_refused_in_PATCH()
    {
        var (workspace, attributes) = await ReadAsync();
        var readOnly = attributes.Where(one => one.Mutability == "readOnly").ToArray();
        Assert.NotEmpty(readOnly);

        foreach (var one in readOnly)
        {
            var created = await workspace.PostAsync("/Users", one.UserWith(ValueOf(one)));
            Assert.Equal((201, null, one.Path), (created.Status, one.In(created.Body!)?.ToJsonString(), one.Path));
            (await PatchAsync(workspace, created, one, "replace", ValueOf(one))).AssertScimError(400, "mutability");
            await workspace.DeleteAsync($"/Users/{created["id"]}");
        }
    }

    [Fact, Spec("S-7-19", "S-7-02", "S-7-16", "S-2.2-01")]
    public async Task What_is_declared_writable_can_be_written_read_searched_and_cleared()
    {
        var (workspace, attributes) = await ReadAsync();
        var role = await workspace.GivenRoleAsync("Reviewer");
        foreach (var one in attributes.Where(one => one is { Mutability: "readWrite", Type: not "complex" and not "binary" }))
        {
            var value = one.Urn == Urns.Role ? RoleValue(one.Name, role.ToString()) : ValueOf(one);

            var created = await workspace.PostAsync("/Users", one.UserWith(value));
            Assert.Equal((201, value, one.Path), (created.Status, one.In(created.Body!)?.ToJsonString(), one.Path));
            var found = await workspace.FindAsync($"{one.Path} eq {value} and not (role eq \"owner\")");
            Assert.Equal((200, 1, one.Path), (found.Status, found.Total(), one.Path));
            if (one.Path is not ("userName" or "active") && one.Urn != Urns.Role)
            {
                var cleared = await PatchAsync(workspace, created, one, "remove", null);
                Assert.Equal((200, null, one.Path), (cleared.Status, one.In(cleared.Body!)?.ToJsonString(), one.Path));
            }

            await workspace.DeleteAsync($"/Users/{created["id"]}");
        }
    }

    [Fact, Spec("S-7-19", "S-7-04", "S-7-06", "S-7-20")]
    public async Task What_is_declared_never_returned_shows_nowhere()
    {
        var (workspace, attributes) = await ReadAsync();
        var hidden = Assert.Single(attributes, one => one.Returned == "never");
        Assert.Equal(("password", "writeOnly"), (hidden.Path, hidden.Mutability));

        var created = await workspace.PostAsync("/Users?attributes=password", """{ "userName": "ada", "password": "canary-3c1" }""");
        var read = await workspace.GetAsync($"/Users/{created["id"]}?attributes=password");
        var list = await workspace.GetAsync("/Users?attributes=password,userName");

        Assert.DoesNotContain("password", created.Text + read.Text + list.Text, StringComparison.Ordinal);
        (await workspace.FindAsync("password eq \"canary-3c1\"")).AssertScimError(403, "sensitive");
    }

    [Fact, Spec("S-7-19", "S-7-09", "S-7-10")]
    public async Task What_is_declared_case_exact_is_and_the_rest_is_not()
    {
        var (workspace, attributes) = await ReadAsync();
        foreach (var one in attributes.Where(one => one is { Mutability: "readWrite", Type: "string" or "reference", Urn: not Urns.Role }))
        {
            var created = await workspace.PostAsync("/Users", one.UserWith("\"AbC\""));
            var found = await workspace.FindAsync($"{one.Path} eq \"aBc\"");

            var isExact = (bool)one.Definition["caseExact"]!;
            Assert.Equal((200, isExact ? 0 : 1, one.Path), (found.Status, found.Total(), one.Path));
            await workspace.DeleteAsync($"/Users/{created["id"]}");
        }
    }

    [Fact, Spec("S-5-04", "P-3.4.2.4-06")]
    public async Task The_largest_page_is_as_published()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var config = await workspace.GetAsync("/ServiceProviderConfig");
        Assert.Equal(1000, config["filter"]!["maxResults"]!.GetValue<int>());
        for (var i = 0; i < 101; i++)
            await workspace.GivenUserAsync($$"""{ "userName": "user{{i}}" }""");

        var usual = await workspace.GetAsync("/Users");
        var most = await workspace.GetAsync("/Users?count=5000");

        Assert.Equal((102, 100), (usual.Total(), usual["itemsPerPage"]!.GetValue<int>()));
        Assert.Equal((102, 102), (most.Total(), most["itemsPerPage"]!.GetValue<int>()));
    }

    [Fact, Spec("P-3.2-03", "S-5-06", "S-5-07", "S-5-11", "P-3.7-18", "P-3.14-01", "S-5-03")]
    public async Task The_flags_tell_the_truth()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var config = await workspace.GetAsync("/ServiceProviderConfig");
        await workspace.GivenUserAsync("""{ "userName": "zoe" }""");
        await workspace.GivenUserAsync("""{ "userName": "ada" }""");

        var sorted = await workspace.GetAsync("/Users?sortBy=userName&sortOrder=descending");
        var owner = await workspace.GetAsync($"/Users/{await workspace.OwnerIdAsync()}");

        Assert.True((bool?)config["sort"]!["supported"]);
        Assert.Equal(["zoe", "owner@example.com", "ada"], sorted["Resources"]!.AsArray().Select(user => (string?)user!["userName"]));
        Assert.True((bool?)config["etag"]!["supported"]);
        Assert.NotNull(owner.Header("ETag"));
        Assert.Equal((1_000, 1_000_000), (config["bulk"]!["maxOperations"]!.GetValue<int>(), config["bulk"]!["maxPayloadSize"]!.GetValue<int>()));
        Assert.Equal(200, (await workspace.PostAsync("/Bulk", """{ "Operations": [] }""")).Status);
        (await workspace.PutAsync("/ServiceProviderConfig", """{ "sort": { "supported": true } }""")).AssertScimError(405);
        Assert.Equal(config.Text, (await workspace.GetAsync("/ServiceProviderConfig")).Text);
    }

    [Fact, Spec("S-6-02", "S-6-05", "S-3.1-16", "S-3.3-04", "S-7.s-05")]
    public async Task The_resource_type_leads_to_its_endpoint_and_its_schemas_and_none_redefines_a_common_attribute()
    {
        var (workspace, attributes) = await ReadAsync();
        var type = await workspace.GetAsync("/ResourceTypes/User");

        Assert.StartsWith("/", (string?)type["endpoint"], StringComparison.Ordinal);
        Assert.Equal(200, (await workspace.GetAsync((string)type["endpoint"]!)).Status);
        Assert.Equal("ResourceType", (string?)type["meta"]!["resourceType"]);
        Assert.Equal(type.Text, (await workspace.GetAsync(((string)type["meta"]!["location"]!)[workspace.BaseUrl.Length..])).Text);
        foreach (var uri in type["schemaExtensions"]!.AsArray().Select(extension => (string)extension!["schema"]!).Append((string)type["schema"]!))
            Assert.Equal(uri, (string?)(await workspace.GetAsync($"/Schemas/{uri}"))["id"]);
        var top = attributes.Where(one => one.Parent is null).ToArray();
        Assert.DoesNotContain(top, one => one.Name is "id" or "meta" or "schemas" or "externalId");
        Assert.Equal(top.Length, top.DistinctBy(one => one.Name, StringComparer.OrdinalIgnoreCase).Count());
    }

    private static string ValueOf(PublishedAttribute one) => one switch
    {
        { Type: "boolean" } => "true",
        { Type: "complex", IsMulti: true } => """[{ "value": "x" }]""",
        { Type: "complex" } => """{ "value": "x" }""",
        _ => "\"Some Text\"",
    };

    private static string RoleValue(string name, string role) => name switch
    {
        "customRoleId" => $"\"{role}\"",
        "customRoleName" => "\"Reviewer\"",
        _ => "\"guest\"",
    };

    private static Task<Answer> PatchAsync(TestWorkspace workspace, Answer user, PublishedAttribute one, string op, string? value) =>
        workspace.PatchAsync($"/Users/{user["id"]}", $$"""
            { "Operations": [{ "op": "{{op}}", "path": "{{one.Path}}"{{(value is null ? "" : $", \"value\": {value}")}} }] }
            """);

    private async Task<(TestWorkspace Workspace, IReadOnlyList<PublishedAttribute> Attributes)> ReadAsync()
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Rfc);
        return (workspace, await PublishedAttribute.ReadAsync(workspace));
    }
}
