using System.Text.Json.Nodes;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Steps;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Okta.Flows;

internal sealed class ChangeProfile(OktaSession okta) : IFlow
{
    private readonly Person _before = okta.People.Make();
    private Assigned? _assigned;
    private Person? _after;

    private bool Full => okta.Settings.Expect == ProfileUpdates.Full;

    public IReadOnlyList<Step> Steps =>
    [
        new("profile.change", "Push Profile Updates", Full
            ? "Updates made in Okta are also made in the application."
            : "Given name, family name, e-mail and userName stay the user's own.", ChangeAsync)
        {
            Needs = Features.Create | Features.Update,
            LookAt = "Look at the workspace's policy profile_updates, and at --expect (role_only or full).",
        },
        new("profile.lookup", "Look the person up afterwards", Full
            ? "Okta finds the person by the new userName."
            : "Okta still finds the person by the userName it provisioned.", LookUpAsync)
        {
            Needs = Features.Create | Features.Update,
            LookAt = "Filters must see the same profile that GET shows.",
        },
        new("profile.empty-values", "Push empty values", "Empty values (null, \"\" and []) cause no error.", EmptyAsync)
        {
            Needs = Features.Create | Features.Update,
            LookAt = "null and [] mean \"no value\" (RFC 7643 §2.5); Okta also sends \"\" for an emptied field.",
        },
    ];

    private async Task ChangeAsync(CancellationToken ct)
    {
        if (!Full)
            okta.Notes.Add("Acknowledged with 200 and not applied.");
        _assigned = OktaSession.Created(_before, await okta.PostAsync(_before, ct));
        var before = await okta.ReadAsync(_assigned.Id, ct);
        before.Status(200).User();

        var renamed = okta.People.Make();
        _after = _before with
        {
            UserName = renamed.UserName,
            Email = renamed.Email,
            GivenName = "Changed",
            FamilyName = "Otherwise",
        };
        var exchange = await okta.PushAsync(_assigned with { Person = _after }, _ => { }, ct);
        Shows(exchange, Full ? _after : _before);
        var after = await okta.ReadAsync(_assigned.Id, ct);
        Shows(after, Full ? _after : _before);
        if (Full)
            NotStale(after, before.Answer.Json.Find("name").Find("formatted").Text());
        else
            after.Same("ETag and meta.lastModified", before.Answer.Version(), after.Answer.Version());
    }

    // Okta never set it, so the server derived it; the push only carried the old one back.
    private static void NotStale(Exchange after, string? formatted) => after.Hold(
        formatted is null || after.Answer.Json.Find("name").Find("formatted").Text() != formatted,
        $"Expected name.formatted to follow the new names, but it is still \"{formatted}\" as the push echoed it.");

    private static void Shows(Exchange exchange, Person person)
    {
        JsonNode user = exchange.Status(200).User();
        exchange.Same("userName", person.UserName, user.Find("userName").Text());
        exchange.Same("name.givenName", person.GivenName, user.Find("name").Find("givenName").Text());
        exchange.Same("name.familyName", person.FamilyName, user.Find("name").Find("familyName").Text());
        exchange.Same("emails[0].value", person.Email, user.Email());
        exchange.Active(user, expected: true);
    }

    private async Task LookUpAsync(CancellationToken ct)
    {
        var assigned = _assigned.Need("somebody whose profile was pushed");
        var after = _after.Need("a changed profile");
        (await okta.LookUpAsync(Full ? after.UserName : _before.UserName, ct)).Only(assigned.Id);
        (await okta.LookUpAsync(Full ? _before.UserName : after.UserName, ct)).BeEmpty();
    }

    private async Task EmptyAsync(CancellationToken ct)
    {
        var assigned = await okta.AssignAsync(ct);
        await PushAsync("title", "");
        await PushAsync("nickName", null);
        await PushAsync("phoneNumbers", new JsonArray());
        await PushAsync("displayName", null);
        await PushAsync("title", null);

        async Task PushAsync(string attribute, JsonNode? empty) =>
            (await okta.PushAsync(assigned, body => body.Put(attribute, empty), ct)).Status(200).User();
    }
}
