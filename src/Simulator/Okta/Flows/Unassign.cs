using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta.Flows;

internal sealed class Unassign(OktaSession okta) : IFlow
{
    private Assigned? _assigned;

    private Assigned Assigned => _assigned.Need("somebody who was assigned");

    public IReadOnlyList<Step> Steps =>
    [
        new("suspend.nothing", "Suspend in Okta", "Suspending sends nothing: the person stays active.", SuspendAsync)
        {
            Needs = Features.Create,
            LookAt = "Nothing was sent, so look at what else deactivates people.",
        },
        new("unassign.send", "Unassign the person", "Taking the app from somebody deactivates, and never deletes.", SendAsync)
        {
            Needs = Features.Create | Features.Deactivate,
            LookAt = "Unassignment is the same request as deactivation.",
        },
        new("unassign.repeat", "Assign and unassign again", "The same person comes and goes any number of times.", RepeatAsync)
        {
            Needs = Features.Create | Features.Deactivate,
            LookAt = "Each round must keep the id.",
        },
    ];

    private async Task SuspendAsync(CancellationToken ct)
    {
        _assigned = await okta.AssignAsync(ct);
        var exchange = await okta.ReadAsync(_assigned.Id, ct);
        exchange.Active(exchange.Status(200).User(), expected: true);
    }

    private Task SendAsync(CancellationToken ct) => okta.DeactivateAsync(Assigned, ct);

    private async Task RepeatAsync(CancellationToken ct)
    {
        for (var round = 0; round < 2; round++)
        {
            (await okta.LookUpAsync(Assigned.UserName, ct)).Only(Assigned.Id);
            (await okta.SetActiveAsync(Assigned, active: true, ct)).Status(200, 204);
            var exchange = await okta.ReadAsync(Assigned.Id, ct);
            exchange.Active(exchange.Status(200).User(), expected: true);
            await okta.DeactivateAsync(Assigned, ct);
        }
    }
}
