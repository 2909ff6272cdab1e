using Rolecall.Simulator.Api;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta.Flows;

internal sealed class PrepareRoles(OktaSession okta, RunRoles roles, RoleProof proof) : IFlow
{
    public IReadOnlyList<Step> Steps =>
    [
        new("workspace.roles-create", "Owner creates custom roles", "Any role created can be an option within Okta.", CreateAsync)
        {
            NeedsApi = true,
            LookAt = "Look at --api-url, and whether the key of --api-token may create roles.",
        },
        new("workspace.roles-list", "Owner lists custom roles", "The public API lists the ids of the custom roles.", ListAsync)
        {
            NeedsApi = true,
            LookAt = "Look at the shape of GET /v2/team/{team_id}/customroles?include_members=true.",
        },
    ];

    private async Task CreateAsync(CancellationToken ct)
    {
        await proof.StartAsync(ct);
        await CreateAsync("Auditor", "member", ct);
        await CreateAsync("Lead", "admin", ct);
        await CreateAsync("Temporary", "guest", ct);
    }

    private async Task CreateAsync(string name, string inheritedRole, CancellationToken ct)
    {
        var full = $"{name} {okta.People.RunId}";
        await okta.Api.CreateRoleAsync(full, inheritedRole, ct);
        var listing = await okta.Api.CustomRolesAsync(ct);
        var made = CustomRoleList.Of(listing).FirstOrDefault(role => role.Name == full);
        if (made is null)
            throw new StepFailedException($"Expected the new role \"{full}\" among the custom roles.", listing);
        listing.Same($"inherited_role of \"{full}\"", RoleNumbers.Of(inheritedRole).ToString(), made.InheritedRole.ToString());
        roles.Add(made);
    }

    private async Task ListAsync(CancellationToken ct)
    {
        var listing = await okta.Api.CustomRolesAsync(ct);
        var team = await okta.Api.TeamAsync(ct);
        var lead = roles.Lead;
        foreach (var role in CustomRoleList.Of(listing))
            listing.Same("team_id", team, role.Json.Find("team_id").Text());
        var members = CustomRoleList.Of(listing).FirstOrDefault(role => role.Id == lead.Id)?.Members.Count;
        listing.Hold(members == 0, $"Expected the new role \"{lead.Name}\" in the list, without members.");
    }
}
