using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta.Flows;

/// <summary>"Push now": the whole list of members, whatever the server has.</summary>
internal sealed class PushGroupNow(OktaSession okta, GroupPush push) : IFlow
{
    private const Features Needed = Features.Create | Features.Groups;

    public IReadOnlyList<Step> Steps =>
    [
        new("groups.push-now", "Push now", "The group then has exactly the people of the list.", PushAsync)
        {
            Needs = Needed,
            LookAt = "The list replaces the members: it is neither added to them nor cut short.",
        },
        .. okta.Dialect == Dialect.Wizard ? Array.Empty<Step>() : [WithoutPath],
        new("groups.push-empty", "Push a group that has become empty", "An empty list empties the group, and is no error.", EmptyAsync)
        {
            Needs = Needed,
            LookAt = "[] is a value here: it means no members, not \"nothing to do\".",
        },
    ];

    private Step WithoutPath => new(
        "groups.push-no-path", "Push now, without a path", "Members beside the name, without a path, do the same.", WithoutPathAsync)
    {
        Needs = Needed,
        LookAt = "RFC 7644 §3.5.2.3: without a path, the value holds the attributes to replace.",
    };

    private async Task PushAsync(CancellationToken ct)
    {
        await push.PushNowAsync(push.Group, await push.PeopleAsync(ct), ct);
        await push.HoldAsync(push.Group, ct);
    }

    private async Task WithoutPathAsync(CancellationToken ct)
    {
        IReadOnlyList<Assigned> members = [.. (await push.PeopleAsync(ct)).Take(2)];
        await push.PatchAsync(push.Group, GroupBody.PushNowWithoutPath(push.Group, members), ct);
        push.Group.Members = members;
        await push.HoldAsync(push.Group, ct);
    }

    private async Task EmptyAsync(CancellationToken ct)
    {
        await push.PushNowAsync(push.Group, [], ct);
        await push.HoldAsync(push.Group, ct);
    }
}
