using System.Text.Json.Nodes;
using Rolecall.Simulator.Api;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Steps;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Okta;

/// <summary>Proves a person's role twice: as SCIM shows it to Okta, and as the public API shows it to the app.</summary>
internal sealed class RoleProof(OktaSession okta)
{
    // SCIM does not tell the number by which the public API calls a person. It is learned from the list of the team
    // or, where the server lists no members there, from who is new among the members of all roles.
    private readonly Dictionary<string, int> _numbers = [];
    private readonly HashSet<int> _seen = [];

    /// <summary>Takes note of everybody who held a custom role before the run.</summary>
    public async Task StartAsync(CancellationToken ct) => _seen.UnionWith(Holders(CustomRoleList.Of(await okta.Api.CustomRolesAsync(ct))));

    /// <summary>Takes note of the number of somebody just assigned.</summary>
    public async Task LearnAsync(Assigned assigned, CancellationToken ct)
    {
        var (_, members) = await okta.Api.MembersAsync(ct);
        Learn(assigned, members, CustomRoleList.Of(await okta.Api.CustomRolesAsync(ct)));
    }

    public async Task HoldAsync(Assigned assigned, RolePlace place, RoleValue expected, CancellationToken ct)
    {
        var (team, members) = await okta.Api.MembersAsync(ct);
        var listing = await okta.Api.CustomRolesAsync(ct);
        var roles = CustomRoleList.Of(listing);
        Learn(assigned, members, roles);

        await ScimShowsAsync(assigned, place, expected, ct);
        RolesShow(listing, roles, assigned, expected);
        if (Entry(assigned, members).Find("role").Integer() is { } shown)
            team.Same($"role number of {assigned.UserName}", RoleNumbers.Of(expected.BuiltIn).ToString(), shown.ToString());
    }

    /// <summary>Somebody inactive is absent from the members of every role.</summary>
    public async Task AbsentAsync(Assigned assigned, CancellationToken ct)
    {
        if (!_numbers.TryGetValue(assigned.Id, out var number))
            throw new StepNotRunException("The public API did not list the person while active.");

        var exchange = await okta.Api.CustomRolesAsync(ct);
        var listing = CustomRoleList.Of(exchange).FirstOrDefault(role => role.Members.Contains(number));
        exchange.Hold(
            listing is null,
            $"Expected {assigned.UserName} (number {number}) in no custom role's members, but \"{listing?.Name}\" lists them.");
        var (team, members) = await okta.Api.MembersAsync(ct);
        team.Hold(Entry(assigned, members) is null, $"Expected {assigned.UserName} to be absent from the team's members.");
    }

    // Okta sends back what it reads, so a role that GET leaves out is a role that the next push loses.
    private async Task ScimShowsAsync(Assigned assigned, RolePlace place, RoleValue expected, CancellationToken ct)
    {
        var exchange = await okta.ReadAsync(assigned.Id, ct);
        var user = exchange.Status(200).User();
        exchange.Same($"{expected.Attribute} {place.Label}", expected.Value.Text(), place.Read(user, expected.Attribute).Text());
        exchange.Hold(
            user.Find("schemas").Items().Any(schema => schema.Text() == Urns.Rolecall), $"Expected {Urns.Rolecall} in schemas.");
        Shows("role", expected.BuiltIn);
        Shows("customRoleId", expected.Custom?.Id.ToString());
        Shows("customRoleName", expected.Custom?.Name);

        void Shows(string attribute, string? value) => exchange.Same(
            $"{attribute} {RolePlace.Canonical.Label}", value, RolePlace.Canonical.Read(user, attribute).Text());
    }

    private void RolesShow(Exchange listing, IReadOnlyList<CustomRole> roles, Assigned assigned, RoleValue expected)
    {
        var holds = _numbers.TryGetValue(assigned.Id, out var number) ? roles.Where(role => role.Members.Contains(number)) : [];
        var names = string.Join(", ", holds.Select(role => role.Name));
        listing.Same(
            $"{assigned.UserName} in the members of custom role", expected.Custom?.Name, names.Length == 0 ? null : names);
    }

    private void Learn(Assigned assigned, IReadOnlyList<JsonNode> members, IReadOnlyList<CustomRole> roles)
    {
        var unknown = Holders(roles).Except(_seen).ToList();
        _seen.UnionWith(unknown);
        if (Entry(assigned, members).Find("id").Integer() is { } listed)
            _numbers[assigned.Id] = listed;
        else if (unknown.Count == 1)
            _numbers.TryAdd(assigned.Id, unknown[0]);
    }

    private static IEnumerable<int> Holders(IReadOnlyList<CustomRole> roles) => roles.SelectMany(role => role.Members).Distinct();

    private static JsonNode? Entry(Assigned assigned, IReadOnlyList<JsonNode> members) => members.FirstOrDefault(
        user => assigned.UserName.Equals(user.Find("email").Text(), StringComparison.OrdinalIgnoreCase));
}
