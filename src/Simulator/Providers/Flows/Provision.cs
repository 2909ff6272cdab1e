using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Providers.Flows;

/// <summary>Somebody comes, is called otherwise, is disabled, comes back, and leaves for good.</summary>
internal sealed class Provision(ProviderSession session) : IFlow
{
    private Assigned? _assigned;

    private Assigned Assigned => _assigned.Need("a created person");

    public IReadOnlyList<Step> Steps =>
    [
        new("users.create", "Provision a person", "Nobody is found, so the person is created, and the answer has the id.",
            async ct => _assigned = await session.CreateAsync(ct))
        {
            Needs = Features.Create,
            LookAt = "A lookup, then POST /Users answered 201 with the whole User.",
        },
        new("users.find", "Look the person up", "The lookup finds exactly this person, with what was sent.", FindAsync)
        {
            Needs = Features.Create,
            LookAt = "Look at the filter: it is written as this provider writes it.",
        },
        new("users.again", "Provision the person once more", "A second creation is a conflict, and the lookup finds the first.", AgainAsync)
        {
            Needs = Features.Create,
            LookAt = "409 with scimType uniqueness (RFC 7644 §3.3); the provider then adopts whom it finds.",
        },
        new("users.update", "Change the person's name", "The new name arrives, or is kept out as the policy says.", UpdateAsync)
        {
            Needs = Features.Create | Features.Update,
            LookAt = "Look at the policy profile_updates, and at --expect.",
        },
        new("users.disable", "Disable the person", "The person loses access and stays readable.", ct => SetActiveAsync(active: false, ct))
        {
            Needs = Features.Create | Features.Deactivate,
            LookAt = "A boolean may come as a string; \"False\" is false.",
        },
        new("users.find-disabled", "Look the disabled person up", "The lookup still returns people who are inactive.", FindDisabledAsync)
        {
            Needs = Features.Create | Features.Deactivate,
            LookAt = "A lookup that hides inactive people makes the provider create them again.",
        },
        new("users.enable", "Enable the person again", "The person is back under the same id.", ct => SetActiveAsync(active: true, ct))
        {
            Needs = Features.Create | Features.Deactivate,
            LookAt = "Look at active after the request.",
        },
        new("users.remove", "Remove the person", "Whoever left for good is gone from the list, or inactive.", RemoveAsync)
        {
            Needs = Features.Create | Features.Deactivate,
            LookAt = "DELETE answers 204, then 404 by id; a deactivation leaves the person readable.",
        },
    ];

    private async Task FindAsync(CancellationToken ct)
    {
        var list = await session.LookUpAsync(Assigned.Person, ct);
        var user = list.Only(Assigned.Id);
        list.Exchange.Same("userName", Assigned.UserName, user.Find("userName").Text());
        list.Exchange.Same("name.familyName", Assigned.Person.FamilyName, user.Find("name").Find("familyName").Text());
        list.Exchange.Same("emails[0].value", Assigned.Person.Email, user.Email());
        list.Exchange.Active(user, expected: true);
    }

    private async Task AgainAsync(CancellationToken ct)
    {
        var exchange = await session.PostAsync(Assigned.Person, ct);
        exchange.ScimError(409);
        exchange.Same("scimType", "uniqueness", exchange.Answer.Json.Find("scimType").Text());
        (await session.LookUpAsync(Assigned.Person, ct)).Only(Assigned.Id);
    }

    private async Task UpdateAsync(CancellationToken ct)
    {
        var now = Assigned.Person with { FamilyName = $"{Assigned.Person.FamilyName}-Renamed" };
        (await session.Provider.UpdateAsync(session, Assigned, now, ct)).Status(200, 204);
        var expected = session.Settings.Expect == ProfileUpdates.Full ? now : Assigned.Person;
        var read = await session.ReadAsync(Assigned, ct);
        var user = read.Status(200).User();
        read.Same("name.familyName", expected.FamilyName, user.Find("name").Find("familyName").Text());
        read.Active(user, expected: true);
        _assigned = Assigned with { Person = now };
    }

    private async Task SetActiveAsync(bool active, CancellationToken ct)
    {
        (await session.Provider.SetActiveAsync(session, Assigned, active, ct)).Status(200, 204);
        var read = await session.ReadAsync(Assigned, ct);
        read.Active(read.Status(200).User(), active);
    }

    private async Task FindDisabledAsync(CancellationToken ct)
    {
        (await session.Provider.SetActiveAsync(session, Assigned, active: false, ct)).Status(200, 204);
        var list = await session.LookUpAsync(Assigned.Person, ct);
        list.Exchange.Active(list.Only(Assigned.Id), expected: false);
    }

    private async Task RemoveAsync(CancellationToken ct)
    {
        var isDelete = (await session.Provider.RemoveAsync(session, Assigned, ct)).Status(200, 204).Request.Method == HttpMethod.Delete;
        var read = await session.ReadAsync(Assigned, ct);
        if (isDelete)
        {
            read.ScimError(404);
            session.People.Forget(Assigned);
            return;
        }

        read.Active(read.Status(200).User(), expected: false);
    }
}
