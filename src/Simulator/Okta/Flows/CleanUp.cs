using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta.Flows;

internal sealed class CleanUp(OktaSession okta, RunRoles roles, GroupPush push) : IFlow
{
    public IReadOnlyList<Step> Steps =>
    [
        new("cleanup.groups", "Unlink every group of this run", "The groups that the run pushed are deleted.", GroupsAsync)
        {
            Needs = Features.Groups,
            LookAt = "Groups that the run pushed are still there.",
        },
        new("cleanup.people", "Unassign everybody of this run", "Okta never deletes: the run's people end as inactive.", PeopleAsync)
        {
            Needs = Features.Deactivate,
            LookAt = "People whom the run created are still active.",
        },
        new("cleanup.roles", "Owner deletes the run's roles", "Deleting a role moves its people, inactive ones too.", RolesAsync)
        {
            NeedsApi = true,
            LookAt = "Look at DELETE /v1/workspaces/{id}/roles/{role}?moveTo=member.",
        },
    ];

    private async Task GroupsAsync(CancellationToken ct)
    {
        push.Offered();
        foreach (var group in push.There.ToList())
            await push.DeleteAsync(group, ct);
    }

    private async Task PeopleAsync(CancellationToken ct)
    {
        // One person who cannot be deactivated must not leave the others active.
        StepFailedException? first = null;
        foreach (var assigned in okta.People.Assigned)
        {
            try
            {
                await okta.DeactivateAsync(assigned, ct);
            }
            catch (StepFailedException failure)
            {
                first ??= failure;
            }
        }

        if (first?.Answer?.Status == 429 && (await okta.PoliciesAsync(ct)).Of("mass_deactivation") == "hold")
            throw new StepNotRunException("The policy mass_deactivation holds this: release it in the console.");
        if (first is not null)
            throw first;
        okta.Notes.Add($"{okta.People.Assigned.Count} people with {okta.People.RunId} in their userName.");
    }

    private async Task RolesAsync(CancellationToken ct)
    {
        foreach (var role in roles.Made)
            await okta.Api.DeleteRoleAsync(role.Id, ct);

        var listing = await okta.Api.CustomRolesAsync(ct);
        var left = Api.CustomRoleList.Of(listing).FirstOrDefault(role => roles.Made.Any(made => made.Id == role.Id));
        listing.Hold(left is null, $"Expected the deleted role \"{left?.Name}\" to be gone.");
    }
}
