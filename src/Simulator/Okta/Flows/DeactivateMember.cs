using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta.Flows;

internal sealed class DeactivateMember(OktaSession okta, GroupPush push) : IFlow
{
    public IReadOnlyList<Step> Steps =>
    [
        new("groups.deactivate-member", "Deactivate a member of the group",
            "The group stays usable, with everybody else in it.", DeactivateAsync)
        {
            Needs = Features.Create | Features.Deactivate | Features.Groups,
            LookAt = "A deactivated person may still be listed as a member; taking them out must work.",
        },
    ];

    private async Task DeactivateAsync(CancellationToken ct)
    {
        var people = await push.PeopleAsync(ct);
        var leaver = await okta.AssignAsync(ct);
        var group = push.Group;
        await push.PushNowAsync(group, [people[0], people[1], leaver], ct);
        await okta.DeactivateAsync(leaver, ct);

        // Whether inactive people stay among the members is the server's own affair.
        var exchange = await push.ReadAsync(group, ct);
        var shown = exchange.Status(200).Group().MemberIds();
        exchange.Hold(
            shown.Contains(people[0].Id) && shown.Contains(people[1].Id), "Expected the other members to stay, but some are missing.");

        await push.ChangeAsync(group, remove: [leaver], add: [people[2]], ct);
        await push.HoldAsync(group, ct);
    }
}
