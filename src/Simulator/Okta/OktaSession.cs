using System.Text.Json.Nodes;
using Rolecall.Simulator.Api;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Steps;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Okta;

/// <summary>What Okta does with one app: the moves that flows are made of.</summary>
internal sealed class OktaSession(Run run, Dialect dialect)
{
    public Settings Settings => run.Settings;

    public Dialect Dialect => dialect;

    public ScimClient Scim { get; } = run.Scim(ClientHeaders.Okta);

    public WorkspaceApi Api { get; } = run.Api();

    public People People { get; } = new(run.Clock);

    public Notes Notes => run.Notes;

    public Secrets Secrets => run.Secrets;

    /// <summary>The first question Okta asks about anyone it assigns.</summary>
    public Task<ResourceList> LookUpAsync(string userName, CancellationToken ct) => LookUpAsync(userName, "%20", ct);

    /// <param name="blank">Okta writes blanks in a filter as <c>%20</c> or as <c>+</c>, depending on its version.</param>
    public async Task<ResourceList> LookUpAsync(string userName, string blank, CancellationToken ct) =>
        ResourceList.Of(await Scim.GetAsync(
            $"/Users?filter=userName{blank}eq{blank}%22{Uri.EscapeDataString(userName)}%22&startIndex=1&count=100", ct));

    public Task<Exchange> ReadAsync(string id, CancellationToken ct) => Scim.GetAsync(PathOf(id), ct);

    public async Task<JsonObject> UserAsync(string id, CancellationToken ct) => (await ReadAsync(id, ct)).Status(200).User();

    /// <summary>The POST of an assignment, whatever comes of it.</summary>
    public Task<Exchange> PostAsync(Person person, CancellationToken ct) => PostAsync(person, _ => { }, ct);

    /// <param name="mapped">Writes what else the assignment carries, such as a role.</param>
    public async Task<Exchange> PostAsync(Person person, Action<JsonObject> mapped, CancellationToken ct)
    {
        var password = People.NewPassword();
        run.Secrets.Add(password);
        var body = UserBody.Create(person, password);
        mapped(body);
        var exchange = await Scim.PostAsync("/Users", body, ct);
        // Whatever the step thinks of the answer, this person is in the server now and must be cleaned up.
        if (exchange.Answer is { Status: 201, Json: { } user } && user.Find("id").Text() is { } id)
            People.Remember(person, id);
        exchange.NoPassword(password);
        return exchange;
    }

    /// <summary>Assigns someone new, as the beginning of another story.</summary>
    public Task<Assigned> AssignAsync(CancellationToken ct) => AssignAsync(_ => { }, ct);

    /// <param name="mapped">Writes what else the assignment carries, such as a role.</param>
    public async Task<Assigned> AssignAsync(Action<JsonObject> mapped, CancellationToken ct)
    {
        if (!Settings.Features.HasFlag(Features.Create))
            throw new StepNotRunException("Create is off, so there is nobody to do this with.");

        var person = People.Make();
        (await LookUpAsync(person.UserName, ct)).BeEmpty();
        return Created(person, await PostAsync(person, mapped, ct));
    }

    public static Assigned Created(Person person, Exchange exchange) =>
        new(person, exchange.Status(201).User().Find("id").Text() ?? "");

    /// <summary>A profile push: GET, the mapped values written into the answer, PUT.</summary>
    public async Task<Exchange> PushAsync(Assigned assigned, Action<JsonObject> mapped, CancellationToken ct)
    {
        var body = UserBody.Merge(await UserAsync(assigned.Id, ct), assigned.Person);
        mapped(body);
        return await Scim.PutAsync(PathOf(assigned.Id), body, ct);
    }

    public async Task<Exchange> SetActiveAsync(Assigned assigned, bool active, CancellationToken ct)
    {
        if (dialect == Dialect.Catalogue)
            return await Scim.PatchAsync(PathOf(assigned.Id), PatchBody.Replace(new JsonObject { ["active"] = active }), ct);

        var body = await UserAsync(assigned.Id, ct);
        body.Put("active", active);
        return await Scim.PutAsync(PathOf(assigned.Id), body, ct);
    }

    /// <summary>The workspace's policies; none are known without the API.</summary>
    public async Task<Policies> PoliciesAsync(CancellationToken ct) =>
        Settings.ApiUrl is null ? new Policies(null) : await Api.PoliciesAsync(ct);

    public async Task DeactivateAsync(Assigned assigned, CancellationToken ct)
    {
        var exchange = await SetActiveAsync(assigned, active: false, ct);
        exchange.Status(200, 204);
        if (exchange.Answer.Status == 200)
            exchange.Active(exchange.User(), expected: false);
        var read = await ReadAsync(assigned.Id, ct);
        read.Active(read.Status(200).User(), expected: false);
    }

    public static string PathOf(string id) => "/Users/" + Uri.EscapeDataString(id);
}
