using Rolecall.Domain.Connections;

namespace Rolecall.Server.Tests.Entitlements;

/// <summary>Okta's public test files for entitlement management, as far as they speak with the server.</summary>
public sealed class OktaGovernance(RunningServer server)
{
    [Fact]
    public async Task Okta_SCIM_20_Entitlements_Test()
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Okta);
        var found = (await workspace.GetAsync("/ResourceTypes")).Resources()
            .Where(type => (string?)type["schema"] is Offering.OktaRole or Offering.OktaEntitlement)
            .Select(type => (string)type["endpoint"]!);
        await workspace.GetAsync("/Schemas");

        foreach (var endpoint in found)
        {
            var list = await workspace.GetAsync($"{endpoint}?count=1&startIndex=1");

            Assert.Equal(200, list.Status);
            Assert.Equal("urn:ietf:params:scim:api:messages:2.0:ListResponse", (string?)list["schemas"]![0]);
            Assert.Equal((1, 1), ((int)list["itemsPerPage"]!, (int)list["startIndex"]!));
            Assert.True(list.Total() > 1);
            Assert.Single(list.Resources());
        }

        Assert.Equal(2, found.Count());
    }

    [Theory]
    [InlineData(OktaDialect.Put)]
    [InlineData(OktaDialect.Patch)]
    public async Task Okta_SCIM_20_With_Entitlements_CRUD_Test(OktaDialect dialect)
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Okta);
        var reviewer = await workspace.GivenRoleAsync("Reviewer");
        var okta = new OktaClient(workspace, dialect);
        var id = await okta.AssignAsync("ada@example.com");

        var granted = await okta.EchoAsync(id, $$"""{ "roles": [{ "value": "{{reviewer}}", "display": "Reviewer" }] }""");
        Assert.Equal((200, $"{reviewer}", "Reviewer"), (granted.Status, granted.Shown(), granted.RoleOf()));
        Assert.Equal(id, (string?)(await workspace.FindAsync("userName eq \"ada@example.com\""))["Resources"]![0]!["id"]);
        Assert.Equal($"{reviewer}", (await okta.PushAsync(id, """{ "title": "Countess" }""")).Shown());
        Assert.False((bool)(await okta.SetActiveAsync(id, false))["active"]!);
        Assert.Equal((200, false), ((await workspace.GetAsync($"/Users/{id}")).Status, (bool)(await workspace.GetAsync($"/Users/{id}"))["active"]!));
        var back = await okta.SetActiveAsync(id, true);
        Assert.Equal((true, $"{reviewer}"), ((bool)back["active"]!, back.Shown()));
        Assert.False((bool)(await okta.SetActiveAsync(id, false))["active"]!);
    }

    [Fact]
    public async Task A_user_carries_what_the_role_is_and_what_comes_with_it()
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Okta);
        var id = await workspace.GivenUserAsync("""{ "userName": "ada", "roles": [{ "value": "guest" }] }""");

        var read = await workspace.GetAsync($"/Users/{id}");

        Assert.Equal("""[{"value":"guest","display":"Guest"}]""", read["roles"]!.ToJsonString());
        Assert.Equal(
            """
            [{"value":"api.use","display":"Make personal API keys","type":"Entitlement"},
            {"value":"content.view","display":"See content that is shared with the person","type":"Entitlement"}]
            """.ReplaceLineEndings(""),
            read["entitlements"]!.ToJsonString());
        Assert.Equal(read["roles"]!.ToJsonString(), (await workspace.FindAsync("userName eq \"ada\""))["Resources"]![0]!["roles"]!.ToJsonString());
        Assert.Equal(["schemas", "id", "roles"], (await workspace.GetAsync($"/Users/{id}?attributes=roles")).Body!.AsObject().Select(member => member.Key));
        await workspace.OfferAsync(EntitlementMode.Ietf);
        Assert.Equal(
            """[{"value":"guest","display":"Guest","type":"built_in","primary":true}]""", (await workspace.GetAsync($"/Users/{id}"))["roles"]!.ToJsonString());
    }
}
