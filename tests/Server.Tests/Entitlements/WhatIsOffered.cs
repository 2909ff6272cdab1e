using System.Text.Json.Nodes;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.Tests.ResourceTypes;

namespace Rolecall.Server.Tests.Entitlements;

/// <summary>What /ResourceTypes, /Schemas, /Roles and /Entitlements say, in each dialect and when nothing is offered.</summary>
public sealed class WhatIsOffered(RunningServer server)
{
    public static TheoryData<EntitlementMode> Dialects => [EntitlementMode.Okta, EntitlementMode.Ietf];

    [Theory]
    [InlineData("GET", "/Roles")]
    [InlineData("GET", "/Roles/admin")]
    [InlineData("POST", "/Roles/.search")]
    [InlineData("POST", "/Roles")]
    [InlineData("DELETE", "/Roles/admin")]
    [InlineData("GET", "/Entitlements")]
    [InlineData("GET", "/Entitlements/api.use")]
    [InlineData("PATCH", "/Entitlements/api.use")]
    public async Task Nothing_is_offered_until_the_connection_says_so_and_the_answer_tells_how(string method, string path)
    {
        var workspace = await server.GivenWorkspaceAsync();

        var answer = await workspace.SendAsync(new HttpMethod(method), path, method == "GET" ? null : "{}");

        answer.AssertScimError(404);
        Assert.Contains("{\"entitlements\":\"okta\"}", (string)answer["detail"]!, StringComparison.Ordinal);
        Assert.Contains($"/connections/{(await workspace.ConnectionAsync()).Id}", (string)answer["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_owner_switches_it_on_and_off_again_by_the_public_API()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var path = $"/connections/{(await workspace.ConnectionAsync()).Id}";
        await workspace.GetAsync("/Users");

        Assert.Equal("okta", (string)(await workspace.Api(server).PatchAsync(path, """{ "entitlements": "okta" }"""))["entitlements"]!);
        Assert.Equal(200, (await workspace.GetAsync("/Roles")).Status);
        Assert.Equal("member", (await workspace.GetAsync($"/Users/{await workspace.GivenUserAsync("""{ "userName": "ada" }""")}")).Shown());
        await workspace.Api(server).PatchAsync(path, """{ "entitlements": "ietf" }""");
        Assert.Equal(IetfNames, (await workspace.GetAsync("/ResourceTypes")).Resources().Select(type => (string)type["schema"]!).TakeLast(2));
        await workspace.Api(server).PatchAsync(path, """{ "entitlements": "off" }""");
        (await workspace.GetAsync("/Roles")).AssertScimError(404);
        Assert.Equal(2, (await workspace.GetAsync("/ResourceTypes")).Total());
    }

    private static readonly string[] IetfNames = [Offering.IetfRole, Offering.IetfEntitlement];

    [Theory, Spec("E-05")]
    [InlineData(EntitlementMode.Okta, Offering.OktaRole, Offering.OktaEntitlement)]
    [InlineData(EntitlementMode.Ietf, Offering.IetfRole, Offering.IetfEntitlement)]
    public async Task The_types_and_their_schemas_are_listed_and_lead_to_each_other(EntitlementMode mode, string role, string entitlement)
    {
        var workspace = await server.GivenOfferAsync(mode);

        var types = (await workspace.GetAsync("/ResourceTypes")).Resources().ToArray();

        Assert.Equal(
            ["User /Users", "Group /Groups", "Role /Roles", "Entitlement /Entitlements"], types.Select(type => $"{type["name"]} {type["endpoint"]}"));
        Assert.Equal([role, entitlement], types[2..].Select(type => (string)type["schema"]!));
        var schemas = (await workspace.GetAsync("/Schemas")).Resources().Select(schema => (string)schema["id"]!).ToArray();
        foreach (var type in types[2..])
        {
            Assert.Contains((string)type["schema"]!, schemas);
            Assert.Equal((string)type["schema"]!, (string)(await workspace.GetAsync($"/Schemas/{type["schema"]}"))["id"]!);
            Assert.Equal(type.ToJsonString(), (await workspace.GetAsync($"/ResourceTypes/{type["name"]}")).Text);
            Assert.All((await workspace.GetAsync((string)type["endpoint"]!)).Resources(), resource =>
                Assert.Equal([(string?)type["schema"]], resource["schemas"]!.AsArray().Select(uri => (string?)uri)));
        }
    }

    [Fact, Spec("E-01")]
    public async Task The_configuration_says_what_of_the_draft_is_offered_and_only_in_its_dialect()
    {
        var ietf = await server.GivenOfferAsync(EntitlementMode.Ietf);
        var okta = await server.GivenOfferAsync(EntitlementMode.Okta);

        Assert.Equal(
            """
            {"roles":{"supported":true,"multipleRolesSupported":false,"primarySupported":true,"typeSupported":true,"types":["built_in","custom"]},
            "entitlements":{"supported":true,"multipleEntitlementsSupported":true,"primarySupported":false,"typeSupported":true,"types":["permission"]}}
            """.ReplaceLineEndings(""),
            (await ietf.GetAsync("/ServiceProviderConfig"))["RolesAndEntitlements"]!.ToJsonString());
        Assert.Null((await okta.GetAsync("/ServiceProviderConfig"))["RolesAndEntitlements"]);
    }

    [Fact]
    public async Task Okta_reads_a_name_and_a_description_it_can_take_and_the_type_it_wants()
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Okta);
        var reviewer = await workspace.GivenRoleAsync("Reviewer", BuiltInRole.Guest);

        var roles = await workspace.GetAsync("/Roles");
        var entitlements = await workspace.GetAsync("/Entitlements");

        Assert.Equal($"admin member limited_member guest {reviewer}", roles.Ids());
        Assert.Equal(
            $$$"""
            {"schemas":["{{{Offering.OktaRole}}}"],"id":"{{{reviewer}}}","displayName":"Reviewer","description":"A custom role based on guest, with 2 of 21 permissions.",
            "meta":{"resourceType":"Role","location":"{{{workspace.BaseUrl}}}/Roles/{{{reviewer}}}"}}
            """.ReplaceLineEndings(""),
            roles.Resources().Last().ToJsonString());
        Assert.Equal(Permissions.All.Select(permission => permission.Key), entitlements.Ids().Split(' '));
        Assert.All(entitlements.Resources(), one => Assert.Equal("Entitlement", (string?)one["type"]));
        Assert.All(roles.Resources().Concat(entitlements.Resources()), one =>
        {
            Assert.NotEmpty((string)one["displayName"]!);
            Assert.InRange(((string)one["description"]!).Length, 1, 1000);
        });
    }

    [Fact, Spec("E-02", "E-03")]
    public async Task The_drafts_attributes_are_all_there()
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Ietf);
        var reviewer = await workspace.GivenRoleAsync("Reviewer", BuiltInRole.Guest);

        Assert.Equal(
            $$$"""
            {"schemas":["{{{Offering.IetfRole}}}"],"id":"{{{reviewer}}}","value":"{{{reviewer}}}","display":"Reviewer","type":"custom","supported":true,
            "limitedAssignmentsPermitted":false,"totalAssignmentsUsed":0,"contains":["api.use","content.view"],
            "meta":{"resourceType":"Role","location":"{{{workspace.BaseUrl}}}/Roles/{{{reviewer}}}"}}
            """.ReplaceLineEndings(""),
            (await workspace.GetAsync($"/Roles/{reviewer}")).Text);
        Assert.Equal(
            $$$"""
            {"schemas":["{{{Offering.IetfEntitlement}}}"],"id":"content.edit","value":"content.edit","display":"Edit content that is shared with the person",
            "type":"permission","supported":true,"limitedAssignmentsPermitted":false,"totalAssignmentsUsed":1,"containedBy":["admin","member","limited_member"],
            "meta":{"resourceType":"Entitlement","location":"{{{workspace.BaseUrl}}}/Entitlements/content.edit"}}
            """.ReplaceLineEndings(""),
            (await workspace.GetAsync("/Entitlements/content.edit")).Text);
    }

    [Fact, Spec("E-06")]
    public async Task What_contains_and_what_is_contained_agree_and_run_in_no_circle()
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Ietf);
        await workspace.GivenRoleAsync("Reviewer", BuiltInRole.Admin);

        var all = (await workspace.GetAsync("/Roles")).Resources().Concat((await workspace.GetAsync("/Entitlements")).Resources())
            .ToDictionary(one => (string)one["value"]!, StringComparer.Ordinal);

        var down = all.SelectMany(one => Values(one.Value, "contains").Select(inner => (one.Key, inner))).Order().ToArray();
        var up = all.SelectMany(one => Values(one.Value, "containedBy").Select(outer => (outer, one.Key))).Order().ToArray();
        Assert.Equal(down, up);
        Assert.True(down.Length > 40);
        Assert.All(down, pair => Assert.Empty(Values(all[pair.inner], "contains")));

        static IEnumerable<string> Values(JsonNode one, string list) => (one[list]?.AsArray() ?? []).Select(value => (string)value!);
    }

    [Fact, Spec("E-09")]
    public async Task The_number_of_users_is_that_of_a_list_by_the_role()
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Ietf);
        var reviewer = await workspace.GivenRoleAsync("Reviewer");
        foreach (var (name, role) in new[] { ("ada", "guest"), ("bob", "guest"), ("cid", $"{reviewer}"), ("dan", "admin"), ("eve", "member") })
            await workspace.GivenUserAsync($$"""{ "userName": "{{name}}", "roles": [{ "value": "{{role}}" }], "active": {{(name == "bob" ? "false" : "true")}} }""");
        var gone = await workspace.GivenUserAsync("""{ "userName": "fay", "roles": [{ "value": "guest" }] }""");
        await workspace.DeleteAsync($"/Users/{gone}");

        foreach (var (endpoint, attribute) in new[] { ("/Roles", "roles"), ("/Entitlements", "entitlements") })
        {
            foreach (var one in (await workspace.GetAsync(endpoint)).Resources())
            {
                var found = await workspace.FindAsync($"{attribute}.value eq \"{one["value"]}\"");
                Assert.Equal((one.ToJsonString(), found.Total()), (one.ToJsonString(), (int)one["totalAssignmentsUsed"]!));
                Assert.Null(one["totalAssignmentsPermitted"]);
            }
        }

        Assert.Equal("2 1", $"{(await workspace.GetAsync("/Roles/guest"))["totalAssignmentsUsed"]} {(await workspace.GetAsync($"/Roles/{reviewer}"))["totalAssignmentsUsed"]}");
    }

    [Theory, MemberData(nameof(Dialects)), Spec("E-08")]
    public async Task Both_are_paged_filtered_projected_and_searched(EntitlementMode mode)
    {
        var workspace = await server.GivenOfferAsync(mode);
        var reviewer = await workspace.GivenRoleAsync("Reviewer");
        var name = mode == EntitlementMode.Okta ? "displayName" : "display";

        var first = await workspace.GetAsync("/Roles?count=1");
        Assert.Equal("5 1 1 admin", $"{first.Total()} {first["startIndex"]} {first["itemsPerPage"]} {first.Ids()}");
        Assert.Equal($"guest {reviewer}", (await workspace.GetAsync("/Roles?startIndex=4&count=10")).Ids());
        Assert.Equal("5 0", $"{(await workspace.GetAsync("/Roles?count=0")).Total()} {(await workspace.GetAsync("/Roles?startIndex=9"))["itemsPerPage"]}");
        Assert.Equal($"{reviewer}", (await workspace.GetAsync($"/Roles?filter={name}%20eq%20%22REVIEWER%22")).Ids());
        Assert.Equal("limited_member guest", (await workspace.GetAsync("/Roles?filter=id%20sw%20%22l%22%20or%20id%20eq%20%22guest%22")).Ids());
        Assert.Equal("content.view", (await workspace.GetAsync("/Entitlements?filter=id%20eq%20%22content.view%22")).Ids());
        Assert.Equal($"{reviewer} member limited_member guest admin", (await workspace.GetAsync($"/Roles?sortBy={name}&sortOrder=descending")).Ids());
        (await workspace.GetAsync("/Roles?filter=nothing%20pr")).AssertScimError(400, "invalidFilter");

        var shown = (await workspace.GetAsync($"/Roles?attributes={name}")).Resources().First().AsObject();
        Assert.Equal(["schemas", "id", name], shown.Select(member => member.Key));
        Assert.Null((await workspace.GetAsync($"/Entitlements/api.use?excludedAttributes={name}"))[name]);
        var searched = await workspace.PostAsync("/Entitlements/.search", """{ "filter": "id sw \"members.\"", "startIndex": 2, "count": 1, "attributes": ["id"] }""");
        Assert.Equal("2 members.manage", $"{searched.Total()} {searched.Ids()}");
    }

    [Theory, MemberData(nameof(Dialects))]
    public async Task A_walk_by_cursor_meets_each_once(EntitlementMode mode)
    {
        var workspace = await server.GivenOfferAsync(mode);
        var met = new List<string>();

        for (var cursor = ""; cursor is not null;)
        {
            var page = await workspace.GetAsync($"/Entitlements?count=5&cursor={cursor}");
            met.AddRange(page.Ids().Split(' '));
            cursor = (string?)page["nextCursor"];
        }

        Assert.Equal(Permissions.All.Select(permission => permission.Key), met);
    }

    [Theory, Spec("E-04")]
    [InlineData("POST", "/Roles")]
    [InlineData("PUT", "/Roles/admin")]
    [InlineData("PATCH", "/Roles/admin")]
    [InlineData("DELETE", "/Roles/admin")]
    [InlineData("POST", "/Entitlements")]
    [InlineData("PUT", "/Entitlements/api.use")]
    [InlineData("PATCH", "/Entitlements/api.use")]
    [InlineData("DELETE", "/Entitlements/api.use")]
    public async Task Neither_is_written(string method, string path)
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Ietf);

        var answer = await workspace.SendAsync(new HttpMethod(method), path, """{ "value": "x" }""");

        answer.AssertScimError(405);
        Assert.Equal("GET, HEAD", answer.Header("Allow"));
    }

    [Theory]
    [InlineData("/Roles/owner")]
    [InlineData("/Roles/4711")]
    [InlineData("/Roles/ADMIN")]
    [InlineData("/Entitlements/members.fire")]
    public async Task What_is_not_offered_is_404(string path)
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Okta);

        (await workspace.GetAsync(path)).AssertScimError(404);
        Assert.Equal(200, (await workspace.SendAsync(HttpMethod.Head, "/Roles/admin")).Status);
        Assert.Equal(200, (await workspace.SendAsync(HttpMethod.Head, "/Roles")).Status);
    }

    [Fact]
    public async Task Only_roles_up_to_the_ceiling_are_offered_and_those_of_another_workspace_never()
    {
        var other = await server.GivenWorkspaceAsync();
        var foreign = await other.GivenRoleAsync("Foreign");
        var workspace = await server.GivenOfferAsync(EntitlementMode.Ietf, Presets.Documented with { RoleCeiling = BuiltInRole.LimitedMember });
        await workspace.GivenRoleAsync("Approver", BuiltInRole.Admin);
        var visitor = await workspace.GivenRoleAsync("Visitor", BuiltInRole.Guest);

        Assert.Equal($"limited_member guest {visitor}", (await workspace.GetAsync("/Roles")).Ids());
        (await workspace.GetAsync($"/Roles/{foreign}")).AssertScimError(404);
        Assert.Null((await workspace.GetAsync("/Entitlements/roles.manage"))["containedBy"]);
    }

    [Fact]
    public async Task The_root_lists_people_and_groups_as_before()
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Okta);

        Assert.Equal(1, (await workspace.GetAsync("/")).Total());
    }
}
