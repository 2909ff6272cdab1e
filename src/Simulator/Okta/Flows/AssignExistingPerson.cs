using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta.Flows;

internal sealed class AssignExistingPerson(OktaSession okta) : IFlow
{
    private Assigned? _assigned;

    private Assigned Assigned => _assigned.Need("the person who is there already");

    public IReadOnlyList<Step> Steps =>
    [
        new("existing.link", "Assign someone who is there", "Okta links the person it finds and pushes the profile.", LinkAsync)
        {
            Needs = Features.Create | Features.Update,
            LookAt = "Okta sends your own GET back with its values merged in: ignore read-only attributes, refuse none.",
        },
        new("existing.conflict", "Create someone who is there", "A second POST of an active person is refused with 409.", ConflictAsync)
        {
            Needs = Features.Create,
            LookAt = "Uniqueness of userName is answered with 409 and a SCIM error (scimType uniqueness).",
        },
        new("existing.race", "Create the same person twice at once", "Of two POSTs at once one makes the person, one gets 409.", RaceAsync)
        {
            Needs = Features.Create,
            LookAt = "Uniqueness must be held by the database; a check before the insert lets both through.",
        },
    ];

    private async Task LinkAsync(CancellationToken ct)
    {
        _assigned = await okta.AssignAsync(ct);
        (await okta.LookUpAsync(Assigned.UserName, ct)).Only(Assigned.Id);
        var exchange = await okta.PushAsync(Assigned, _ => { }, ct);
        exchange.Same("id", Assigned.Id, exchange.Status(200).User().Find("id").Text());
        exchange.Same("userName", Assigned.UserName, exchange.Answer.Json.Find("userName").Text());
        exchange.Active(exchange.User(), expected: true);
    }

    private async Task ConflictAsync(CancellationToken ct)
    {
        _assigned ??= await okta.AssignAsync(ct);
        (await okta.PostAsync(Assigned.Person, ct)).ScimError(409);
        (await okta.LookUpAsync(Assigned.UserName, ct)).Only(Assigned.Id);
    }

    private async Task RaceAsync(CancellationToken ct)
    {
        var person = okta.People.Make();
        var answers = await Task.WhenAll(okta.PostAsync(person, ct), okta.PostAsync(person, ct));
        var worst = answers.OrderByDescending(answer => answer.Answer.Status).First();
        var statuses = string.Join(" and ", answers.Select(answer => answer.Answer.Status).Order());
        worst.Hold(statuses == "201 and 409", $"Expected 201 and 409, got {statuses}.");
        worst.ScimError(409);
        var made = OktaSession.Created(person, answers.Single(answer => answer.Answer.Status == 201));
        (await okta.LookUpAsync(person.UserName, ct)).Only(made.Id);
    }
}
