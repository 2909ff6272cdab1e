using System.Text.Json.Nodes;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Okta;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Providers;

/// <summary>How one identity provider speaks SCIM: what it asks, and how it writes what it wants. What is not overridden is as most do it.</summary>
internal abstract class Provider
{
    public abstract ClientHeaders Headers { get; }

    /// <summary>Whether it provisions groups.</summary>
    public virtual bool HasGroups => true;

    /// <summary>Whether somebody who left for good is deleted, and not only deactivated.</summary>
    protected virtual bool Deletes => true;

    /// <summary>The address that a request really goes to: some append to it.</summary>
    public virtual string Written(HttpMethod method, string path) => path;

    /// <summary>What the admin's "test connection" sends.</summary>
    public virtual async Task TestAsync(ProviderSession session, CancellationToken ct) =>
        (await session.LookUpAsync(session.People.Make(), ct)).BeEmpty();

    /// <summary>The question whether somebody is there already.</summary>
    public virtual string Lookup(Person person) => $"/Users?filter={Uri.EscapeDataString($"userName eq \"{person.UserName}\"")}";

    public virtual string GroupLookup(string name) => $"/Groups?filter={Uri.EscapeDataString($"displayName eq \"{name}\"")}";

    public virtual JsonObject Create(Person person) => new()
    {
        ["schemas"] = new JsonArray(Urns.User),
        ["userName"] = person.UserName,
        ["externalId"] = person.SourceId,
        ["name"] = new JsonObject { ["givenName"] = person.GivenName, ["familyName"] = person.FamilyName },
        ["displayName"] = person.DisplayName,
        ["emails"] = new JsonArray(new JsonObject { ["value"] = person.Email, ["type"] = "work", ["primary"] = true }),
        ["active"] = true,
    };

    /// <summary>Somebody is called <paramref name="now"/> from now on.</summary>
    public virtual Task<Exchange> UpdateAsync(ProviderSession session, Assigned assigned, Person now, CancellationToken ct) =>
        session.PutAsync(PathOf(assigned), Create(now), ct);

    public virtual Task<Exchange> SetActiveAsync(ProviderSession session, Assigned assigned, bool active, CancellationToken ct)
    {
        var body = Create(assigned.Person);
        body["active"] = active;
        return session.PutAsync(PathOf(assigned), body, ct);
    }

    /// <summary>Somebody left for good.</summary>
    public Task<Exchange> RemoveAsync(ProviderSession session, Assigned assigned, CancellationToken ct) =>
        Deletes ? session.DeleteAsync(PathOf(assigned), ct) : SetActiveAsync(session, assigned, active: false, ct);

    public virtual JsonObject CreateGroup(string name) => new()
    {
        ["schemas"] = new JsonArray(Urns.Group),
        ["displayName"] = name,
    };

    public virtual Task<Exchange> RenameGroupAsync(ProviderSession session, PushedGroup group, string name, CancellationToken ct) =>
        session.PatchAsync(PathOf(group), PatchBody.Replace("displayName", name), ct);

    /// <summary>Asked only with somebody in it.</summary>
    public virtual Task<Exchange> AddAsync(ProviderSession session, PushedGroup group, IReadOnlyList<Assigned> members, CancellationToken ct) =>
        session.PatchAsync(PathOf(group), PatchBody.Of(Operation("add", "members", Values(members))), ct);

    /// <summary>Asked only with somebody in it.</summary>
    public virtual Task<Exchange> RemoveAsync(ProviderSession session, PushedGroup group, IReadOnlyList<Assigned> members, CancellationToken ct) =>
        session.PatchAsync(
            PathOf(group),
            PatchBody.Of(members.Select(member => Operation("remove", $"members[value eq \"{member.Id}\"]"))),
            ct);

    public static string PathOf(Assigned assigned) => "/Users/" + Uri.EscapeDataString(assigned.Id);

    public static string PathOf(PushedGroup group) => "/Groups/" + Uri.EscapeDataString(group.Id);

    protected static Task<Exchange> PatchActiveAsync(ProviderSession session, Assigned assigned, bool active, CancellationToken ct) =>
        session.PatchAsync(PathOf(assigned), PatchBody.Replace("active", active), ct);

    /// <summary>An operation for each of them.</summary>
    protected static JsonObject OneByOne(string op, IEnumerable<Assigned> members) =>
        PatchBody.Of(members.Select(member => Operation(op, "members", Values([member]))));

    protected static JsonObject Operation(string op, string? path, JsonNode? value = null)
    {
        var operation = new JsonObject { ["op"] = op };
        if (path is not null)
            operation["path"] = path;
        if (value is not null)
            operation["value"] = value;
        return operation;
    }

    /// <summary>Ids and nothing else.</summary>
    protected static JsonArray Values(IEnumerable<Assigned> members) =>
        [.. members.Select(member => new JsonObject { ["value"] = member.Id })];

    protected static ClientHeaders Sending(string contentType, params IEnumerable<(string Name, string Value)> headers) =>
        new([.. headers.Select(header => KeyValuePair.Create(header.Name, header.Value))], contentType);
}
