using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta.Flows;

internal sealed class PushGroup(OktaSession okta, GroupPush push) : IFlow
{
    private readonly string _name = push.NameOf("Sales");

    public IReadOnlyList<Step> Steps =>
    [
        new("groups.lookup", "Look up a group to push", "A name that no group has gives 200 and an empty list.", LookUpAsync)
        {
            Needs = Features.Groups,
            LookAt = "The filter is displayName eq \"…\"; a filter without a match is no 404.",
        },
        new("groups.create", "Push a group", "The group is created, and the answer has its id.", CreateAsync)
        {
            Needs = Features.Groups,
            LookAt = okta.Dialect == Dialect.Wizard
                ? "POST answers 201; then comes a GET by id and a PUT of the whole group, with members []."
                : "POST answers 201 with the group; members [] means none.",
        },
        new("groups.read", "Read the pushed group", "The group is there by id, with its name and no members.",
            ct => push.HoldAsync(push.Group, ct))
        {
            Needs = Features.Groups,
            LookAt = "Look at GET /Groups/{id}.",
        },
        new("groups.find", "Look the pushed group up", "The lookup by name finds the group, and only that.", FindAsync)
        {
            Needs = Features.Groups,
            LookAt = "Two groups under one name, or none, and Okta cannot link.",
        },
        new("groups.duplicate", "Push another group of that name", "A name is taken once (or twice, where a policy allows it).",
            DuplicateAsync)
        {
            Needs = Features.Groups,
            LookAt = "Look at the workspace's policy duplicate_group_names; Okta finds groups by name alone.",
        },
    ];

    private async Task LookUpAsync(CancellationToken ct) => (await push.LookUpAsync(_name, ct)).BeEmpty();

    private async Task CreateAsync(CancellationToken ct)
    {
        var group = await push.CreateAsync(_name, ct);
        push.Group = group;
        if (okta.Dialect == Dialect.Wizard)
            await push.PushNowAsync(group, [], ct);
    }

    private async Task FindAsync(CancellationToken ct)
    {
        var list = await push.LookUpAsync(push.Group.Name, ct);
        list.Exchange.Group(list.Only(push.Group.Id));
    }

    private async Task DuplicateAsync(CancellationToken ct)
    {
        var exchange = await push.PostAsync(push.Group.Name, ct);
        // The lookups to come need the name to be one group's.
        if (push.There.FirstOrDefault(group => group != push.Group && group.Name == push.Group.Name) is { } second)
            await push.DeleteAsync(second, ct);
        exchange.Status((await okta.PoliciesAsync(ct)).Of("duplicate_group_names") switch
        {
            null => [201, 409],
            "allow" => [201],
            _ => [409],
        });
        if (exchange.Answer.Status == 409)
            exchange.ScimError(409);
        okta.Notes.Add(exchange.Answer.Status == 409 ? "The second one is refused." : "The second one is accepted.");
    }
}
