using System.Text.Json.Nodes;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.Security;

/// <summary>What SCIM says about a person is a claim of one workspace's identity provider, and reaches nobody elsewhere.</summary>
public sealed class TakeOver(RunningServer server)
{
    private static readonly Behaviour Full = Presets.Documented with { ProfileUpdates = ProfileUpdates.Full };

    [Fact, Spec("I-01", "R-24", "P-6-05", "P-6-07")]
    public async Task Another_workspaces_person_is_not_touched_by_a_namesake()
    {
        var theirs = await server.GivenWorkspaceAsync(Full, "victim-owner@example.com");
        var victim = await theirs.GivenUserAsync(OktaClient.NewUser("victim@example.com"));
        var ours = await server.GivenWorkspaceAsync(Full, "attacker@example.com");
        var before = await theirs.EveryoneAsync();

        var namesake = await ours.PostAsync("/Users", OktaClient.NewUser("victim@example.com"));
        var owner = await ours.PostAsync("/Users", OktaClient.NewUser("victim-owner@example.com"));
        var moved = await new OktaClient(ours, OktaDialect.Put).PushAsync(
            (string)namesake["id"]!, """{ "emails": [{ "value": "attacker@example.com", "primary": true }], "userName": "attacker2@example.com" }""");
        await ours.DeleteAsync($"/Users/{owner["id"]}");

        Assert.Equal((201, 201, 200), (namesake.Status, owner.Status, moved.Status));
        Assert.NotEqual(victim, (string?)namesake["id"]);
        Assert.Equal(before, await theirs.EveryoneAsync());
        Assert.Null((await ours.StateAsync((string)namesake["id"]!)).Member.Account);
    }

    [Theory, Spec("I-02")]
    [InlineData(OktaDialect.Patch)]
    [InlineData(OktaDialect.Put)]
    public async Task An_address_from_SCIM_proves_nothing_and_changes_no_account(OktaDialect dialect)
    {
        var address = $"proven-{dialect}@example.com";
        var workspace = await server.GivenWorkspaceAsync(Full, address);
        var owner = await workspace.OwnerIdAsync();
        var account = (await workspace.StateAsync(owner)).Member.Account;
        Assert.NotNull(account);

        await new OktaClient(workspace, dialect).PushAsync(
            owner, $$"""{ "userName": "claimed-{{dialect}}@example.com", "emails": [{ "value": "claimed-{{dialect}}@example.com", "primary": true }] }""");
        var byProvenAddress = await server.GivenWorkspaceAsync(owner: address);
        var byClaimedAddress = await server.GivenWorkspaceAsync(owner: $"claimed-{dialect}@example.com");

        Assert.Equal(account, (await workspace.StateAsync(owner)).Member.Account);
        Assert.Equal(account, (await byProvenAddress.StateAsync(await byProvenAddress.OwnerIdAsync())).Member.Account);
        Assert.NotEqual(account, (await byClaimedAddress.StateAsync(await byClaimedAddress.OwnerIdAsync())).Member.Account);
    }

    [Fact, Spec("I-02")]
    public async Task A_provisioned_address_links_to_no_account_that_comes_later_or_was_there()
    {
        var workspace = await server.GivenWorkspaceAsync(owner: "linked@example.com");
        var other = await server.GivenWorkspaceAsync(owner: "elsewhere@example.com");

        var id = await other.GivenUserAsync(OktaClient.NewUser("linked@example.com"));

        Assert.Null((await other.StateAsync(id)).Member.Account);
        Assert.NotNull((await workspace.StateAsync(await workspace.OwnerIdAsync())).Member.Account);
    }

    [Fact, Spec("P-6-03", "P-6-04", "S-3.1-07")]
    public async Task Workspaces_share_no_id_and_may_share_external_ids()
    {
        var ours = await server.GivenWorkspaceAsync(owner: "ours@example.com");
        var theirs = await server.GivenWorkspaceAsync(owner: "theirs@example.com");
        const string Ada = """{ "userName": "ada", "externalId": "00u1" }""";

        Assert.NotEqual(await ours.GivenUserAsync(Ada), await theirs.GivenUserAsync(Ada));
        Assert.Equal(1, (await ours.FindAsync("externalId eq \"00u1\"")).Total());
    }

    [Theory, Spec("I-03", "S-3.1-07")]
    [InlineData("1")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("admin")]
    [InlineData("../1")]
    [InlineData("1 OR 1=1")]
    [InlineData("{owner}")]
    [InlineData("{number}")]
    public async Task An_external_id_is_nobodys_id(string externalId)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var owner = await workspace.OwnerIdAsync();
        var number = (await workspace.StateAsync(owner)).Member.Number;
        var before = await workspace.GetAsync($"/Users/{owner}");
        var value = externalId.Replace("{owner}", owner, StringComparison.Ordinal).Replace("{number}", number.ToString(), StringComparison.Ordinal);

        var created = await workspace.PostAsync("/Users", new JsonObject { ["userName"] = "ada", ["externalId"] = value }.ToJsonString());

        Assert.Equal((201, value), (created.Status, (string?)created["externalId"]));
        Assert.NotEqual(owner, (string?)created["id"]);
        Assert.NotEqual(number, (await workspace.StateAsync((string)created["id"]!)).Member.Number);
        Assert.Equal(before.Text, (await workspace.GetAsync($"/Users/{owner}")).Text);
        if (value != owner)
            (await workspace.GetAsync($"/Users/{Uri.EscapeDataString(value)}")).AssertScimError(404);
    }
}
