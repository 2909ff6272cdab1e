using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Okta;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Providers.Flows;

/// <summary>A group comes, people join and leave it, it is called otherwise, and goes.</summary>
internal sealed class ProvisionGroup(ProviderSession session) : IFlow
{
    private const Features Needed = Features.Create | Features.Groups;

    private readonly List<Assigned> _people = [];
    private readonly string _name = $"Sales {session.People.RunId}";
    private PushedGroup? _group;

    private PushedGroup Group => _group.Need("the created group");

    public IReadOnlyList<Step> Steps => !session.Provider.HasGroups ? [] :
    [
        new("groups.create", "Provision a group", "No group is found, so it is created, and the answer has the id.", CreateAsync)
        {
            Needs = Features.Groups,
            LookAt = "A lookup by displayName, then POST /Groups answered 201; without members.",
        },
        new("groups.find", "Look the group up", "The lookup by name finds the group, and only that.", FindAsync)
        {
            Needs = Features.Groups,
            LookAt = "The filter is displayName eq \"…\".",
        },
        new("groups.add", "Add people to the group", "Who joins is in; the others stay.", AddAsync)
        {
            Needs = Needed,
            LookAt = "Look at the operations: members may come one by one, and with sub-attributes that are null.",
        },
        new("groups.add-again", "Add somebody who is in", "Adding a member again is no error and changes nothing.",
            async ct => await AddAsync([(await PeopleAsync(ct))[0]], ct))
        {
            Needs = Needed,
            LookAt = "RFC 7644 §3.5.2.1: a value that is there already is not added again.",
        },
        new("groups.remove", "Remove one person", "Who leaves is out; the others stay.", async ct => await LeaveAsync([(await PeopleAsync(ct))[1]], ct))
        {
            Needs = Needed,
            LookAt = "A removal with a list of values means these, and not all.",
        },
        new("groups.rename", "Rename the group", "The name changes, and nobody leaves.", RenameAsync)
        {
            Needs = Features.Groups,
            LookAt = "Members that a request does not speak of stay.",
        },
        new("groups.empty", "Remove everybody", "The group is there, with nobody in it.", async ct => await LeaveAsync(Group.Members, ct))
        {
            Needs = Needed,
            LookAt = "A group may be empty.",
        },
        new("groups.delete", "Delete the group", "The group is gone; its people stay.", DeleteAsync)
        {
            Needs = Features.Groups,
            LookAt = "DELETE answers 204, and the id is then unknown.",
        },
    ];

    private async Task<IReadOnlyList<Assigned>> PeopleAsync(CancellationToken ct)
    {
        while (_people.Count < 3)
            _people.Add(await session.CreateAsync(ct));
        return _people;
    }

    private async Task CreateAsync(CancellationToken ct)
    {
        (await session.LookUpGroupAsync(_name, ct)).BeEmpty();
        var exchange = await session.PostGroupAsync(_name, ct);
        var id = exchange.Status(201).Group().Find("id").Text();
        _group = session.Groups.Single(group => group.Id == id);
        await session.HoldAsync(Group, ct);
    }

    private async Task FindAsync(CancellationToken ct) => (await session.LookUpGroupAsync(Group.Name, ct)).Only(Group.Id);

    private async Task AddAsync(CancellationToken ct)
    {
        var people = await PeopleAsync(ct);
        await AddAsync([people[0], people[1]], ct);
        await AddAsync([people[2]], ct);
    }

    private async Task AddAsync(IReadOnlyList<Assigned> joining, CancellationToken ct)
    {
        (await session.Provider.AddAsync(session, Group, joining, ct)).Status(200, 204);
        Group.Members = [.. Group.Members.Union(joining)];
        await session.HoldAsync(Group, ct);
    }

    private async Task LeaveAsync(IReadOnlyList<Assigned> leaving, CancellationToken ct)
    {
        if (leaving.Count == 0)
            throw new StepNotRunException("Needs somebody in the group, which an earlier step did not get.");
        (await session.Provider.RemoveAsync(session, Group, leaving, ct)).Status(200, 204);
        Group.Members = [.. Group.Members.Except(leaving)];
        await session.HoldAsync(Group, ct);
    }

    private async Task RenameAsync(CancellationToken ct)
    {
        var name = $"{_name} (renamed)";
        (await session.Provider.RenameGroupAsync(session, Group, name, ct)).Status(200, 204);
        Group.Name = name;
        await session.HoldAsync(Group, ct);
    }

    private async Task DeleteAsync(CancellationToken ct)
    {
        var path = Provider.PathOf(Group);
        (await session.DeleteAsync(path, ct)).Status(204);
        session.Groups.Remove(Group);
        (await session.GetAsync(path, ct)).ScimError(404);
    }
}
