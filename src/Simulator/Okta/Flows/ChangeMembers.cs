using System.Text.Json.Nodes;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta.Flows;

/// <summary>People come and go while their group is pushed.</summary>
internal sealed class ChangeMembers(OktaSession okta, GroupPush push) : IFlow
{
    private const Features Needed = Features.Create | Features.Groups;

    public IReadOnlyList<Step> Steps =>
    [
        new("groups.add", "Add people to the group", "Who joins the group in Okta joins it here; the others stay.", AddAsync)
        {
            Needs = Needed,
            LookAt = okta.Dialect == Dialect.Wizard
                ? "A PUT carries the whole group."
                : "After each change Okta also sends the name without a path, which must not touch the members.",
        },
        new("groups.add-again", "Add somebody who is in", "Adding a member again is no error and changes nothing.", AddAgainAsync)
        {
            Needs = Needed,
            LookAt = "RFC 7644 §3.5.2.1: a value that is there already is not added again.",
        },
        new("groups.user", "Read a member", "A person's own groups name this one, where groups are shown.", UserAsync)
        {
            Needs = Needed,
            LookAt = "groups of a User is the other side of members (RFC 7643 §4.1.2).",
        },
        new("groups.remove", "Remove one person from the group",
            "Who leaves the group in Okta leaves it here; the others stay.", RemoveAsync)
        {
            Needs = Needed,
            LookAt = okta.Dialect == Dialect.Wizard
                ? "Whoever is not in the PUT is no member any longer."
                : "The path is members[value eq \"…\"]; only what the filter matches goes.",
        },
        new("groups.mixed", "Remove several and add one at once", "One request may remove several people and add another.", MixedAsync)
        {
            Needs = Needed,
            LookAt = "All operations of one request count, in their order.",
        },
        .. okta.Dialect == Dialect.Wizard ? Array.Empty<Step>() : [RemoveAgain],
    ];

    // A wizard app cannot send this: its PUT names only who is in.
    private Step RemoveAgain => new(
        "groups.remove-again", "Remove somebody who is not in", "Removing somebody who is no member is no error.", RemoveAgainAsync)
    {
        Needs = Needed,
        LookAt = "Okta may repeat a removal whose answer it lost.",
    };

    private async Task AddAsync(CancellationToken ct)
    {
        var people = await push.PeopleAsync(ct);
        await ChangeAsync(remove: [], add: [people[0], people[1]], ct);
        await ChangeAsync(remove: [], add: [people[2]], ct);
    }

    private async Task AddAgainAsync(CancellationToken ct) =>
        await ChangeAsync(remove: [], add: [(await push.PeopleAsync(ct))[0]], ct);

    private async Task UserAsync(CancellationToken ct)
    {
        var people = await push.PeopleAsync(ct);
        var exchange = await okta.ReadAsync(people[0].Id, ct);
        if (exchange.Status(200).User().Find("groups") is not JsonArray groups)
            throw new StepNotRunException("This server does not show the groups of a person.");

        exchange.Hold(Names(groups), $"Expected groups to have the group \"{push.Group.Name}\".");
        var outside = await okta.ReadAsync(people[3].Id, ct);
        outside.Hold(
            !Names(outside.Status(200).User().Find("groups")),
            $"Expected groups without the group \"{push.Group.Name}\", which this person is not in.");
    }

    private bool Names(JsonNode? groups) => groups.Items().Any(group => group.Find("value").Text() == push.Group.Id);

    private async Task RemoveAsync(CancellationToken ct) =>
        await ChangeAsync(remove: [(await push.PeopleAsync(ct))[1]], add: [], ct);

    private async Task MixedAsync(CancellationToken ct)
    {
        var people = await push.PeopleAsync(ct);
        await ChangeAsync(remove: [people[0], people[2]], add: [people[3]], ct);
    }

    private async Task RemoveAgainAsync(CancellationToken ct) =>
        await ChangeAsync(remove: [(await push.PeopleAsync(ct))[1]], add: [], ct);

    private async Task ChangeAsync(IReadOnlyList<Assigned> remove, IReadOnlyList<Assigned> add, CancellationToken ct)
    {
        await push.ChangeAsync(push.Group, remove, add, ct);
        await push.HoldAsync(push.Group, ct);
    }
}
