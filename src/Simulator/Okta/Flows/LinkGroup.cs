using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta.Flows;

/// <summary>The app has the group already; Okta takes over its members and leaves its name.</summary>
internal sealed class LinkGroup(OktaSession okta, GroupPush push) : IFlow
{
    public IReadOnlyList<Step> Steps =>
    [
        new("groups.link", "Link a group that exists",
            "It is found, keeps its id and name, and gets Okta's people.", LinkAsync)
        {
            Needs = Features.Create | Features.Groups,
            LookAt = "Whoever was in the group before the link and is not in Okta's leaves it.",
        },
    ];

    private async Task LinkAsync(CancellationToken ct)
    {
        var people = await push.PeopleAsync(ct);
        var group = await push.CreateAsync(push.NameOf("Support"), ct);
        await push.PushNowAsync(group, [people[0], people[1]], ct);

        (await push.LookUpAsync(group.Name, ct)).Only(group.Id);
        if (okta.Dialect == Dialect.Wizard)
            (await push.ReadAsync(group, ct)).Status(200).Group();
        await push.PushNowAsync(group, [people[1], people[2]], ct);
        await push.HoldAsync(group, ct);
    }
}
