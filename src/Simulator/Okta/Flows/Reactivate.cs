using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta.Flows;

internal sealed class Reactivate(OktaSession okta, RunRoles roles, RoleProof proof) : IFlow
{
    private const Features Needed = Features.Create | Features.Deactivate;

    private Assigned? _assigned;

    private Assigned Assigned => _assigned.Need("a reactivated person");

    public IReadOnlyList<Step> Steps =>
    [
        new("reactivate.active", "Reactivate Users", "Accounts can be reactivated: active true, the same id.", ActiveAsync)
        {
            Needs = Needed,
            LookAt = "Reactivation gives back the person who was there, not a new one.",
        },
        new("reactivate.role", "Role after reactivation", "The former role returns.", RoleAsync)
        {
            Needs = Needed,
            NeedsApi = true,
            LookAt = "Deactivation keeps the role; the public API lists the person in it again.",
        },
        new("reactivate.post", "Assign a former person again", "A fresh POST with the old externalId gives the same id back.", PostAsync)
        {
            Needs = Needed,
            LookAt = "Okta posts afresh after an account was deactivated; a 409 there locks the person out for good.",
        },
    ];

    private async Task ActiveAsync(CancellationToken ct)
    {
        var assigned = roles.Made.Count == 0
            ? await okta.AssignAsync(ct)
            : await okta.AssignAsync(body => RolePlace.TopLevel.Write(body, "customRoleName", roles.Lead.Name), ct);
        if (roles.Made.Count > 0)
            await proof.LearnAsync(assigned, ct);
        await okta.DeactivateAsync(assigned, ct);

        // What assigning somebody does whom the lookup finds.
        (await okta.LookUpAsync(assigned.UserName, ct)).Only(assigned.Id);
        (await okta.SetActiveAsync(assigned, active: true, ct)).Status(200, 204);
        var exchange = await okta.ReadAsync(assigned.Id, ct);
        exchange.Active(exchange.Status(200).User(), expected: true);
        _assigned = assigned;
    }

    private async Task RoleAsync(CancellationToken ct) =>
        await proof.HoldAsync(Assigned, RolePlace.TopLevel, RoleValue.ByName(roles.Lead), ct);

    private async Task PostAsync(CancellationToken ct)
    {
        var assigned = await okta.AssignAsync(ct);
        await okta.DeactivateAsync(assigned, ct);
        var exchange = await okta.PostAsync(assigned.Person, ct);
        var policy = (await okta.PoliciesAsync(ct)).Of("rehire_by_post");
        if (policy is not (null or "reactivate"))
        {
            exchange.ScimError(409);
            okta.Notes.Add("Refused, as the policy rehire_by_post says.");
            return;
        }

        var user = exchange.Status(201, 200).User();
        exchange.Same("id", assigned.Id, user.Find("id").Text());
        exchange.Active(user, expected: true);
        var read = await okta.ReadAsync(assigned.Id, ct);
        read.Active(read.Status(200).User(), expected: true);
    }
}
