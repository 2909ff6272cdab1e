using System.Text.Json.Nodes;
using Rolecall.Simulator.Api;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta.Flows;

internal sealed class AssignNewPerson(OktaSession okta) : IFlow
{
    private readonly Person _person = okta.People.Make();
    private Assigned? _assigned;

    private Assigned Assigned => _assigned.Need("the new person");

    public IReadOnlyList<Step> Steps =>
    [
        new("assign.lookup", "Look the person up", "A filter that nobody matches answers 200 with an empty list.", LookUpAsync)
        {
            Needs = Features.Create,
            LookAt = "A filter without a match is an empty list, not a 404.",
        },
        new("assign.create", "Push New Users", "New users created through Okta are created, with no password.", CreateAsync)
        {
            Needs = Features.Create,
            LookAt = "POST answers 201 with the whole user, never its password.",
        },
        new("assign.read", "Read the person by id", "The new person is there under the id that was answered.", ReadAsync)
        {
            Needs = Features.Create,
            LookAt = "Okta keeps the id of the 201 for every later request.",
        },
        new("assign.find", "Find the person by userName", "The lookup finds the new person, with + for blanks too.", FindAsync)
        {
            Needs = Features.Create,
            LookAt = "Look at how the filter is decoded and compared.",
        },
        new("assign.find-capitals", "Find the person in capitals", "userName is compared without regard to case.", FindCapitalsAsync)
        {
            Needs = Features.Create,
            LookAt = "userName is caseExact false (RFC 7643 §4.1.1).",
        },
        new("assign.default-role", "Assign without a role", "If the role attribute is unset, everyone is a member.", DefaultRoleAsync)
        {
            Needs = Features.Create,
            LookAt = "Look at the workspace's default role.",
        },
    ];

    private async Task LookUpAsync(CancellationToken ct) => (await okta.LookUpAsync(_person.UserName, ct)).BeEmpty();

    private async Task CreateAsync(CancellationToken ct)
    {
        var exchange = await okta.PostAsync(_person, ct);
        _assigned = OktaSession.Created(_person, exchange);
        IsThePerson(exchange);
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        var exchange = await okta.ReadAsync(Assigned.Id, ct);
        exchange.Same("id", Assigned.Id, exchange.Status(200).User().Find("id").Text());
        IsThePerson(exchange);
    }

    private void IsThePerson(Wire.Exchange exchange)
    {
        JsonNode? user = exchange.Answer.Json;
        exchange.Same("userName", _person.UserName, user.Find("userName").Text());
        exchange.Same("name.givenName", _person.GivenName, user.Find("name").Find("givenName").Text());
        exchange.Same("name.familyName", _person.FamilyName, user.Find("name").Find("familyName").Text());
        exchange.Same("emails[0].value", _person.Email, user.Email());
        exchange.Same("externalId", _person.SourceId, user.Find("externalId").Text());
        exchange.Same("active", "true", user.Find("active").Text());
    }

    private async Task FindAsync(CancellationToken ct)
    {
        (await okta.LookUpAsync(Assigned.UserName, ct)).Only(Assigned.Id);
        (await okta.LookUpAsync(Assigned.UserName, "+", ct)).Only(Assigned.Id);
    }

    private async Task FindCapitalsAsync(CancellationToken ct) =>
        (await okta.LookUpAsync(Capitals.Of(Assigned.UserName), ct)).Only(Assigned.Id);

    private async Task DefaultRoleAsync(CancellationToken ct)
    {
        var read = await okta.ReadAsync(Assigned.Id, ct);
        var shown = RolePlace.Canonical.Read(read.Status(200).User(), "role").Text();
        if (shown is not null)
            read.Same($"role {RolePlace.Canonical.Label}", "member", shown);

        var listed = okta.Settings.ApiUrl is null ? null : await ListedAsync(ct);
        if (shown is null && listed is null)
            throw new StepNotRunException("Needs --api-url and --api-token: this server does not show the role over SCIM.");
    }

    private async Task<int?> ListedAsync(CancellationToken ct)
    {
        var (team, members) = await okta.Api.MembersAsync(ct);
        var member = members.FirstOrDefault(
            user => Assigned.UserName.Equals(user.Find("email").Text(), StringComparison.OrdinalIgnoreCase));
        if (member.Find("role").Integer() is not { } number)
            return null;

        team.Same("role number", RoleNumbers.Of("member").ToString(), number.ToString());
        return number;
    }
}
