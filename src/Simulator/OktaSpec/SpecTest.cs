using System.Text.Json.Nodes;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Okta;
using Rolecall.Simulator.Steps;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.OktaSpec;

/// <summary>Okta-SCIM-20-SPEC-Test.json, step by step, with the asserts it makes.</summary>
internal sealed class SpecTest(Run run) : IFlow
{
    private static readonly TimeSpan GroupLimit = TimeSpan.FromMilliseconds(600);

    private readonly ScimClient _scim = run.Scim(ClientHeaders.OktaSpec);
    private readonly SpecPerson _person = SpecPerson.Make();
    private string? _firstId;
    private string? _newId;

    public IReadOnlyList<Step> Steps =>
    [
        new("spec.01", "Get Users", "Users exist and are complete.", FirstUserAsync)
        {
            LookAt = "The test reads the first user of the list; have one before you start.",
        },
        new("spec.02", "Get a user by id", "The same user can be read by id.", UserByIdAsync) { LookAt = "Look at GET /Users/{id}." },
        new("spec.03", "Filter for nobody", "A filter without a match answers 200 and an empty list.",
            async ct => (await FilterAsync("abcdefgh@atko.com", ct)).BeEmpty()) { LookAt = "A filter without a match is no 404." },
        new("spec.04", "Get an unknown id", "An unknown id is a 404 with a SCIM error.",
            ct => NotFoundAsync("0101010101010101", ct)) { LookAt = "Look at the body of a 404." },
        new("spec.05", "Filter for the new userName", "The person about to be made is not there yet.",
            async ct => (await FilterAsync(_person.Email, ct)).BeEmpty()) { LookAt = "A filter without a match is no 404." },
        new("spec.06", "Create a user", "POST as application/json answers 201 with the user.", CreateAsync)
        {
            Needs = Features.Create, LookAt = "The body arrives as application/json here.",
        },
        new("spec.07", "Get the new user", "The new user can be read by id.", NewUserAsync)
        {
            Needs = Features.Create, LookAt = "Look at GET /Users/{id}.",
        },
        new("spec.08", "Create the user again", "The same user again is a 409.",
            async ct => (await _scim.PostAsync("/Users", Made(_person.Body()), ct)).Status(409))
        {
            Needs = Features.Create, LookAt = "Uniqueness of userName is answered with 409.",
        },
        new("spec.09", "Filter in capitals", "A filter with the userName in capitals answers 200.",
            async ct => (await SendFilterAsync(Capitals.Of(_person.Email), ct)).Status(200)) { LookAt = "userName is case-insensitive." },
        new("spec.10", "Get Groups", "The list of groups answers 200 within 600 ms.", GroupsAsync)
        {
            LookAt = "An empty list will do; the time is what fails here.",
        },
        new("spec.11", "Use a wrong token", "A wrong token is a 401 with a SCIM error.",
            async ct => (await _scim.GetAsync("/Users?count=1&startIndex=1", "non-token", ct)).ScimError(401))
        {
            LookAt = "This Authorization header has no scheme; it is a 401 too, with a body.",
        },
        new("spec.12", "Get another unknown id", "A 404 has detail, status 404 and the Error schema.",
            ct => NotFoundAsync("00919288221112222", ct)) { LookAt = "Look at the body of a 404." },
    ];

    /// <summary>The person that the test left behind, for <see cref="SpecCleanUp"/>.</summary>
    public (ScimClient Scim, string Id) Left => (_scim, _newId.Need("the user of step 6"));

    private async Task FirstUserAsync(CancellationToken ct)
    {
        var list = ResourceList.Of(await _scim.GetAsync("/Users?count=1&startIndex=1", ct));
        list.Exchange.Hold(list.Resources.Count > 0, "Expected Resources not to be empty.");
        list.Exchange.Complete(list.Resources[0]);
        _firstId = list.Ids[0];
    }

    private async Task UserByIdAsync(CancellationToken ct)
    {
        var id = _firstId.Need("the first user's id");
        var exchange = await _scim.GetAsync(OktaSession.PathOf(id), ct);
        exchange.Same("id", id, exchange.Status(200).User().Find("id").Text());
    }

    private async Task NotFoundAsync(string id, CancellationToken ct) => (await _scim.GetAsync($"/Users/{id}", ct)).ScimError(404);

    private async Task CreateAsync(CancellationToken ct)
    {
        var exchange = await _scim.PostAsync("/Users", _person.Body(), ct);
        var user = exchange.Status(201).User();
        _newId = user.Find("id").Text();
        exchange.Active(user, expected: true);
        IsThePerson(exchange, user);
    }

    private async Task NewUserAsync(CancellationToken ct)
    {
        var exchange = await _scim.GetAsync(OktaSession.PathOf(_newId.Need("the user of step 6")), ct);
        IsThePerson(exchange, exchange.Status(200).User());
    }

    private void IsThePerson(Exchange exchange, JsonObject user)
    {
        exchange.Same("userName", _person.Email, user.Find("userName").Text());
        exchange.Same("name.givenName", _person.GivenName, user.Find("name").Find("givenName").Text());
        exchange.Same("name.familyName", _person.FamilyName, user.Find("name").Find("familyName").Text());
    }

    // Without the user of step 6 a 409 could only come by accident.
    private JsonObject Made(JsonObject body)
    {
        _newId.Need("the user of step 6");
        return body;
    }

    private async Task GroupsAsync(CancellationToken ct)
    {
        var exchange = (await _scim.GetAsync("/Groups", ct)).Status(200);
        exchange.Json();
        exchange.Hold(
            exchange.Answer.Took < GroupLimit,
            $"Expected an answer within {GroupLimit.TotalMilliseconds} ms, it took {exchange.Answer.Took.TotalMilliseconds:0}.");
    }

    private async Task<ResourceList> FilterAsync(string userName, CancellationToken ct) => ResourceList.Of(await SendFilterAsync(userName, ct));

    private Task<Exchange> SendFilterAsync(string userName, CancellationToken ct) =>
        _scim.GetAsync($"/Users?filter=userName%20eq%20%22{Uri.EscapeDataString(userName)}%22", ct);
}
