using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta.Flows;

internal sealed class UnlinkGroup(OktaSession okta, GroupPush push) : IFlow
{
    private string? _name;

    public IReadOnlyList<Step> Steps =>
    [
        new("groups.unlink", "Unlink and delete the group", "The group is gone; its people stay.", UnlinkAsync)
        {
            Needs = Features.Groups,
            LookAt = "DELETE answers 204, and a GET by id 404 from then on; nobody is deactivated by it.",
        },
        new("groups.push-again", "Push the deleted group again",
            "A group that was deleted can be pushed again, under its name.", AgainAsync)
        {
            Needs = Features.Groups,
            LookAt = "A deleted group must not keep its name.",
        },
    ];

    private async Task UnlinkAsync(CancellationToken ct)
    {
        var group = push.Group;
        var people = new List<(string Id, bool Active)>();
        foreach (var member in group.Members)
            people.Add((member.Id, (await okta.UserAsync(member.Id, ct)).Find("active").Boolean() ?? false));

        await push.DeleteAsync(group, ct);
        _name = group.Name;
        (await push.ReadAsync(group, ct)).ScimError(404);
        (await push.LookUpAsync(group.Name, ct)).BeEmpty();
        foreach (var (id, active) in people)
            await StaysAsync(id, active, group, ct);
    }

    private async Task StaysAsync(string id, bool active, PushedGroup group, CancellationToken ct)
    {
        var exchange = await okta.ReadAsync(id, ct);
        var user = exchange.Status(200).User();
        exchange.Active(user, active);
        exchange.Hold(
            !user.Find("groups").Items().Any(shown => shown.Find("value").Text() == group.Id),
            $"Expected groups without the deleted group \"{group.Name}\".");
    }

    private async Task AgainAsync(CancellationToken ct)
    {
        push.Offered();
        var name = _name.Need("the deletion of the group");
        (await push.LookUpAsync(name, ct)).BeEmpty();
        var group = await push.CreateAsync(name, ct);
        await push.HoldAsync(group, ct);
    }
}
