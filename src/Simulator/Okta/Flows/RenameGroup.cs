using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta.Flows;

internal sealed class RenameGroup(OktaSession okta, GroupPush push) : IFlow
{
    public IReadOnlyList<Step> Steps =>
    [
        new("groups.rename", "Rename the group", "A new name in Okta is the new name here; the members stay.", RenameAsync)
        {
            Needs = Features.Groups,
            LookAt = "A rename names id and displayName only: what it does not name stays.",
        },
    ];

    private async Task RenameAsync(CancellationToken ct)
    {
        var group = push.Group;
        var before = group.Name;
        if (okta.Settings.Features.HasFlag(Features.Create))
            await push.PushNowAsync(group, await push.PeopleAsync(ct), ct);

        // A name as people give them: letters and signs that a URL has to write differently.
        await push.RenameAsync(group, push.NameOf("Sales & Größe"), ct);
        await push.HoldAsync(group, ct);
        (await push.LookUpAsync(group.Name, ct)).Only(group.Id);
        (await push.LookUpAsync(before, ct)).BeEmpty();
    }
}
