using System.Text.Json.Nodes;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Okta;
using Rolecall.Simulator.Steps;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Providers;

/// <summary>What one identity provider does with one application: the moves that flows are made of.</summary>
internal sealed class ProviderSession(Run run, Provider provider)
{
    private readonly ScimClient scim = run.Scim(provider.Headers);

    public Provider Provider => provider;

    public Settings Settings => run.Settings;

    public Notes Notes => run.Notes;

    public People People { get; } = new(run.Clock);

    /// <summary>The groups of this run that the server has now.</summary>
    public List<PushedGroup> Groups { get; } = [];

    public Task<Exchange> GetAsync(string path, CancellationToken ct) => scim.GetAsync(provider.Written(HttpMethod.Get, path), ct);

    public Task<Exchange> GetAsync(string path, string authorization, CancellationToken ct) =>
        scim.GetAsync(provider.Written(HttpMethod.Get, path), authorization, ct);

    public Task<Exchange> PutAsync(string path, JsonObject body, CancellationToken ct) =>
        scim.PutAsync(provider.Written(HttpMethod.Put, path), body, ct);

    public Task<Exchange> PatchAsync(string path, JsonObject body, CancellationToken ct) =>
        scim.PatchAsync(provider.Written(HttpMethod.Patch, path), body, ct);

    public Task<Exchange> DeleteAsync(string path, CancellationToken ct) => scim.DeleteAsync(provider.Written(HttpMethod.Delete, path), ct);

    public async Task<ResourceList> LookUpAsync(Person person, CancellationToken ct) =>
        ResourceList.Of(await GetAsync(provider.Lookup(person), ct));

    public async Task<ResourceList> LookUpGroupAsync(string name, CancellationToken ct) =>
        ResourceList.Of(await GetAsync(provider.GroupLookup(name), ct));

    /// <summary>What the server says of itself (RFC 7643 §5): PATCH must be in it, or groups could not be changed.</summary>
    public async Task<Exchange> DescribedAsync(CancellationToken ct)
    {
        var exchange = (await GetAsync("/ServiceProviderConfig", ct)).Status(200);
        exchange.Hold(
            exchange.Json().Find("patch").Find("supported").Boolean() == true,
            "Expected patch.supported true, without which groups cannot be changed.");
        return exchange;
    }

    public Task<Exchange> ReadAsync(Assigned assigned, CancellationToken ct) =>
        GetAsync(Providers.Provider.PathOf(assigned), ct);

    /// <summary>The POST of a person, whatever comes of it.</summary>
    public async Task<Exchange> PostAsync(Person person, CancellationToken ct)
    {
        var exchange = await scim.PostAsync(provider.Written(HttpMethod.Post, "/Users"), provider.Create(person), ct);
        // Whatever the step thinks of the answer, this person is in the server now and must be cleaned up.
        if (exchange.Answer is { Status: 201, Json: { } user } && user.Find("id").Text() is { } id)
            People.Remember(person, id);
        return exchange;
    }

    /// <summary>Somebody new, looked for and not found, then created.</summary>
    public async Task<Assigned> CreateAsync(CancellationToken ct)
    {
        if (!Settings.Features.HasFlag(Features.Create))
            throw new StepNotRunException("Create is off, so there is nobody to do this with.");

        var person = People.Make();
        (await LookUpAsync(person, ct)).BeEmpty();
        var exchange = await PostAsync(person, ct);
        return new Assigned(person, exchange.Status(201).User().Find("id").Text() ?? "");
    }

    /// <summary>The POST of a group without members, whatever comes of it.</summary>
    public async Task<Exchange> PostGroupAsync(string name, CancellationToken ct)
    {
        var exchange = await scim.PostAsync(provider.Written(HttpMethod.Post, "/Groups"), provider.CreateGroup(name), ct);
        if (exchange.Answer is { Status: 201, Json: { } group } && group.Find("id").Text() is { } id)
            Groups.Add(new PushedGroup(id, name));
        return exchange;
    }

    /// <summary>The group must have its name, and exactly its members.</summary>
    public async Task HoldAsync(PushedGroup group, CancellationToken ct)
    {
        var exchange = await GetAsync(Providers.Provider.PathOf(group), ct);
        var json = exchange.Status(200).Group();
        exchange.Same("displayName", group.Name, json.Find("displayName").Text());
        exchange.Members(json, group.Members.ToDictionary(member => member.Id, member => member.UserName, StringComparer.Ordinal));
    }
}
