using Rolecall.Domain.Connections;
using Rolecall.Domain.Roles;

namespace Rolecall.Server.Tests.Entitlements;

/// <summary>Filters on "roles" and "entitlements" find what is shown, whatever other connections sent under these names.</summary>
public sealed class QueriesByRole(RunningServer server)
{
    [Theory, Spec("E-08")]
    [InlineData("roles.value eq \"{0}\"", "rita")]
    [InlineData("roles eq \"{0}\"", "rita")]
    [InlineData("roles[value eq \"{0}\"]", "rita")]
    [InlineData("roles[value eq \"admin\" and primary eq true]", "adam")]
    [InlineData("roles.value eq \"MEMBER\"", "mia")]
    [InlineData("roles.display co \"view\"", "rita")]
    [InlineData("roles.value ne \"guest\"", "adam mia rita")]
    [InlineData("not (roles.value eq \"guest\")", "adam mia olga rita")]
    [InlineData("roles pr", "adam gus mia rita")]
    [InlineData("not (roles pr)", "olga")]
    [InlineData("roles eq null", "olga")]
    [InlineData("roles.type eq \"custom\"", "rita")]
    [InlineData("roles.value eq \"owner\"", "")]
    [InlineData("roles.value eq \"Pilot\"", "")]
    [InlineData("roles.value sw \"m\" or roles.value eq \"guest\"", "gus mia")]
    [InlineData("roles.value eq \"guest\" and userName sw \"g\"", "gus")]
    [InlineData("entitlements.value eq \"sso.manage\"", "adam olga")]
    [InlineData("entitlements[value eq \"content.edit\"]", "adam mia olga")]
    [InlineData("entitlements.value eq \"content.view\"", "adam gus mia olga rita")]
    [InlineData("entitlements.value eq \"roles.manage\"", "olga")]
    [InlineData("entitlements.value eq \"nothing\"", "")]
    public async Task What_is_shown_is_found(string filter, string found)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var role = await workspace.GivenRoleAsync("Reviewer", BuiltInRole.Guest);
        foreach (var (name, value) in new[] { ("adam", "admin"), ("gus", "guest"), ("mia", "Pilot"), ("rita", $"{role}") })
            await workspace.GivenUserAsync($$"""{ "userName": "{{name}}", "roles": [{ "value": "{{value}}" }] }""");
        await workspace.OfferAsync(EntitlementMode.Ietf);

        var list = await workspace.FindAsync(filter.Replace("{0}", $"{role}", StringComparison.Ordinal));

        Assert.Equal(200, list.Status);
        var names = list.Resources().Select(user => ((string)user["userName"]!).Split('@')[0].Replace("owner", "olga", StringComparison.Ordinal));
        Assert.Equal(found, string.Join(' ', names.Order(StringComparer.Ordinal)));
        Assert.Equal(list.Total(), (await workspace.PostAsync("/.search", $$"""{ "filter": {{System.Text.Json.JsonSerializer.Serialize(filter.Replace("{0}", $"{role}", StringComparison.Ordinal))}}, "count": 0 }""")).Total());
    }

    [Fact]
    public async Task As_many_roles_as_a_workspace_can_have_make_no_difference()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var roles = new List<RoleId>();
        for (var i = 0; i < 500; i++)
            roles.Add(await workspace.GivenRoleAsync($"Role no. {i}", i % 2 == 0 ? BuiltInRole.Admin : BuiltInRole.Guest));
        await workspace.OfferAsync(EntitlementMode.Ietf);
        await workspace.GivenUserAsync($$"""{ "userName": "ada", "roles": [{ "value": "{{roles[498]}}" }] }""");
        await workspace.GivenUserAsync($$"""{ "userName": "bob", "roles": [{ "value": "{{roles[499]}}" }] }""");

        Assert.Equal(2, (await workspace.FindAsync("entitlements.value eq \"sso.manage\"")).Total());
        Assert.Equal(2, (await workspace.FindAsync("roles.display sw \"Role no. \"")).Total());
        Assert.Equal(1, (await workspace.FindAsync("roles.display ew \"9\" and not (roles.display ew \"8\")")).Total());
        var last = await workspace.GetAsync("/Roles?startIndex=503&count=2");
        Assert.Equal((504, $"{roles[498]} {roles[499]}"), (last.Total(), last.Ids()));
        Assert.All(last.Resources(), role => Assert.Equal(1, (int)role["totalAssignmentsUsed"]!));
    }

    [Theory]
    [InlineData("roles.value")]
    [InlineData("entitlements")]
    public async Task Nothing_is_sorted_by_them_and_the_answer_says_so(string attribute)
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Okta);

        (await workspace.GetAsync($"/Users?sortBy={attribute}")).AssertScimError(400, "invalidValue");
    }
}
