using System.Text.Json.Nodes;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Steps;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Okta;

/// <summary>What Okta does with groups: the moves that group flows are made of.</summary>
internal sealed class GroupPush(OktaSession okta)
{
    private readonly List<PushedGroup> _there = [];
    private readonly List<Assigned> _people = [];
    private PushedGroup? _group;
    private string? _without;

    /// <summary>The groups of this run that the server has now.</summary>
    public IReadOnlyList<PushedGroup> There => _there;

    /// <summary>The group that most steps are about.</summary>
    public PushedGroup Group
    {
        get
        {
            Offered();
            return _group.Need("the pushed group");
        }
        set => _group = value;
    }

    public string NameOf(string team) => $"{team} {okta.People.RunId}";

    /// <summary>Four people to be members, assigned when first needed.</summary>
    public async Task<IReadOnlyList<Assigned>> PeopleAsync(CancellationToken ct)
    {
        Offered();
        while (_people.Count < 4)
            _people.Add(await okta.AssignAsync(ct));
        return _people;
    }

    /// <summary>The first question Okta asks about a group, whether to push or to link it.</summary>
    public async Task<ResourceList> LookUpAsync(string name, CancellationToken ct)
    {
        Offered();
        return ResourceList.Of(await okta.Scim.GetAsync(
            $"/Groups?filter=displayName%20eq%20%22{Uri.EscapeDataString(name)}%22&startIndex=1&count=100", ct));
    }

    /// <summary>The POST of a group without members, whatever comes of it.</summary>
    public async Task<Exchange> PostAsync(string name, CancellationToken ct)
    {
        Offered();
        var exchange = HoldOffered(await okta.Scim.PostAsync("/Groups", GroupBody.Create(name), ct));
        if (exchange.Answer is { Status: 201, Json: { } json } && json.Find("id").Text() is { } id)
            _there.Add(new PushedGroup(id, name));
        return exchange;
    }

    public async Task<PushedGroup> CreateAsync(string name, CancellationToken ct)
    {
        var exchange = await PostAsync(name, ct);
        var json = exchange.Status(201).Group();
        exchange.Same("displayName", name, json.Find("displayName").Text());
        return _there.Last(group => group.Id == json.Find("id").Text());
    }

    public Task<Exchange> ReadAsync(PushedGroup group, CancellationToken ct) => okta.Scim.GetAsync(PathOf(group.Id), ct);

    /// <summary>The group must be as Okta left it: its name, and exactly its members.</summary>
    public async Task HoldAsync(PushedGroup group, CancellationToken ct)
    {
        var exchange = await ReadAsync(group, ct);
        var json = exchange.Status(200).Group();
        var expected = group.Members;
        // A later step is judged by what it does itself, not by what this one may find missing.
        group.Members = [.. okta.People.Assigned.Where(person => json.MemberIds().Contains(person.Id))];
        exchange.Same("id", group.Id, json.Find("id").Text());
        exchange.Same("displayName", group.Name, json.Find("displayName").Text());
        exchange.Members(json, expected.ToDictionary(member => member.Id, member => member.UserName, StringComparer.Ordinal));
    }

    /// <summary>People join and leave: PATCH, GET and the name again, or GET and PUT.</summary>
    public async Task ChangeAsync(
        PushedGroup group, IReadOnlyList<Assigned> remove, IReadOnlyList<Assigned> add, CancellationToken ct)
    {
        IReadOnlyList<Assigned> members = [.. group.Members.Except(remove).Union(add)];
        if (okta.Dialect == Dialect.Wizard)
        {
            await PutAsync(group, group.Name, members, ct);
            return;
        }

        await PatchAsync(group, GroupBody.Change(remove, add), ct);
        (await ReadAsync(group, ct)).Status(200).Group();
        await PatchAsync(group, GroupBody.Rename(group, group.Name), ct);
        group.Members = members;
    }

    /// <summary>The whole list, whoever is in.</summary>
    public async Task PushNowAsync(PushedGroup group, IReadOnlyList<Assigned> members, CancellationToken ct)
    {
        if (okta.Dialect == Dialect.Wizard)
        {
            await PutAsync(group, group.Name, members, ct);
            return;
        }

        await PatchAsync(group, GroupBody.PushNow(members), ct);
        group.Members = members;
    }

    public async Task RenameAsync(PushedGroup group, string name, CancellationToken ct)
    {
        if (okta.Dialect == Dialect.Wizard)
            await PutAsync(group, name, group.Members, ct);
        else
            await PatchAsync(group, GroupBody.Rename(group, name), ct);
        group.Name = name;
    }

    public async Task PatchAsync(PushedGroup group, JsonObject body, CancellationToken ct) =>
        Changed(group, await okta.Scim.PatchAsync(PathOf(group.Id), body, ct));

    /// <summary>Unlink with "delete the group in the target app". Unlinking without sends nothing.</summary>
    public async Task DeleteAsync(PushedGroup group, CancellationToken ct)
    {
        (await okta.Scim.DeleteAsync(PathOf(group.Id), ct)).Status(204);
        _there.Remove(group);
    }

    /// <summary>A server without groups is no faulty one: the steps end here as "not run".</summary>
    public Exchange HoldOffered(Exchange exchange)
    {
        if (exchange.Answer.Status is 404 or 501)
            _without = $"This server has no groups: {exchange.Request.Method} /Groups answers {exchange.Answer.Status}.";
        Offered();
        return exchange;
    }

    /// <summary>Throws where the server was found to have no groups.</summary>
    public void Offered()
    {
        if (_without is not null)
            throw new StepNotRunException(_without);
    }

    private async Task PutAsync(PushedGroup group, string name, IReadOnlyList<Assigned> members, CancellationToken ct)
    {
        (await ReadAsync(group, ct)).Status(200).Group();
        Changed(group, await okta.Scim.PutAsync(PathOf(group.Id), GroupBody.Whole(group, name, members), ct));
        group.Members = members;
    }

    private static void Changed(PushedGroup group, Exchange exchange)
    {
        if (exchange.Status(200, 204).Answer.Status == 200)
            exchange.Same("id", group.Id, exchange.Group().Find("id").Text());
    }

    private static string PathOf(string id) => "/Groups/" + Uri.EscapeDataString(id);
}
