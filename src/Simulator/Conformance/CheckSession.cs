using System.Text.Json.Nodes;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Steps;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Conformance;

/// <summary>What the clauses share: a client that keeps to the letter, and the resources of this check, which go when it ends.</summary>
/// <remarks>Few people: a server may hold back whoever removes many at once.</remarks>
internal sealed class CheckSession
{
    private const string MediaType = "application/scim+json";

    private readonly People people;
    private readonly List<string> made = [];
    private JsonObject? someone;
    private JsonObject? team;

    public CheckSession(Run run)
    {
        people = new People(run.Clock);
        Settings = run.Settings;
        Scim = run.Scim(Speaking(MediaType));
        PlainJson = run.Scim(Speaking("application/json"));
    }

    public Settings Settings { get; }

    public ScimClient Scim { get; }

    /// <summary>The same client, but for the Content-Type of its bodies.</summary>
    public ScimClient PlainJson { get; }

    /// <summary>Letters of both cases, so that the rules of case can be seen.</summary>
    public JsonObject NewPerson()
    {
        var person = people.Make();
        return new JsonObject
        {
            ["schemas"] = new JsonArray(Urns.User),
            ["userName"] = person.UserName,
            ["externalId"] = $"Check-{person.SourceId}",
            ["name"] = new JsonObject { ["givenName"] = person.GivenName, ["familyName"] = person.FamilyName },
            ["emails"] = new JsonArray(new JsonObject { ["value"] = person.Email, ["type"] = "work" }),
            ["active"] = true,
        };
    }

    public JsonObject NewTeam() => new()
    {
        ["schemas"] = new JsonArray(Urns.Group), ["displayName"] = $"Check {people.RunId}",
    };

    /// <summary>The person of this check whom clauses read and change.</summary>
    public async Task<JsonObject> SomeoneAsync(CancellationToken ct) =>
        someone ??= (await PostAsync(Scim, "/Users", NewPerson(), ct)).Status(201).Json();

    /// <summary>The group of this check.</summary>
    public async Task<JsonObject> TeamAsync(CancellationToken ct) =>
        team ??= (await PostAsync(Scim, "/Groups", NewTeam(), ct)).Status(201).Json();

    /// <summary>A POST whose resource, if it makes one, is removed in the end.</summary>
    public async Task<Exchange> PostAsync(ScimClient client, string endpoint, JsonObject body, CancellationToken ct)
    {
        var exchange = await client.PostAsync(endpoint, body, ct);
        if (exchange.Answer is { Status: 200 or 201, Json: { } resource } && resource.Find("id").Text() is { } id)
            made.Add($"{endpoint}/{Uri.EscapeDataString(id)}");
        return exchange;
    }

    /// <returns>What could not be removed, as paths.</returns>
    public async Task<IReadOnlyList<string>> RemoveAllAsync(CancellationToken ct)
    {
        var left = new List<string>();
        foreach (var path in made)
        {
            try
            {
                var status = (await Scim.DeleteAsync(path, ct)).Answer.Status;
                if (status is not (204 or 404))
                    left.Add(path);
            }
            catch (StepFailedException)
            {
                left.Add(path);
            }
        }

        return left;
    }

    public static string PathOf(string endpoint, JsonNode resource) => $"{endpoint}/{Uri.EscapeDataString(resource.Find("id").Text() ?? "")}";

    private static ClientHeaders Speaking(string contentType) => new([new("User-Agent", "rolecall check"), new("Accept", MediaType)], contentType);
}
