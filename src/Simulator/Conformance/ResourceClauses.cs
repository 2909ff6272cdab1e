using System.Text.Json.Nodes;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Okta;
using Rolecall.Simulator.Wire;
using static Rolecall.Simulator.Conformance.CheckSession;
using static Rolecall.Simulator.Conformance.ProfileChecks;

namespace Rolecall.Simulator.Conformance;

/// <summary>Resources made, found and removed.</summary>
internal sealed class ResourceClauses(CheckSession session)
{
    private const string MediaType = "application/scim+json";
    private const int Page = 100;

    public IReadOnlyList<Clause> All =>
    [
        Clause.Of("IP-04", "Filters and uniqueness have one rule of case: id and externalId count it, userName does not.", CaseAsync),
        Clause.Of("IP-05", "Unknown attributes and schema URIs are 400 invalidSyntax.", UnknownAsync),
        Clause.Of("IP-07", "A resource is addressed by its id alone.", AddressAsync),
        Clause.Of("IP-08", "Requests and answers are application/scim+json.", MediaTypeAsync),
        Clause.Of("IP-09", "Filters have eq and and; an undefined attribute is 400 invalidFilter.", FilterAsync),
        Clause.Of("IP-10", "Lists come in pages: 100 when asked for or not, and never more than the maximum.", PagesAsync),
        Clause.Of("IP-18", "PATCH never deletes, DELETE never only deactivates, and a name is free again.", LifecycleAsync),
        Clause.Of("IP-20", "A taken name is 409 uniqueness, on POST and on PATCH.", UniqueAsync),
    ];

    private async Task CaseAsync(CancellationToken ct)
    {
        var user = await session.SomeoneAsync(ct);
        var (id, userName, externalId) = (user.Text("id"), user.Text("userName"), user.Text("externalId"));
        var other = session.NewPerson();
        other["userName"] = Capitals.Of(userName);

        ResourceList.Of(await FindAsync($"userName eq \"{Capitals.Of(userName)}\"", ct)).Only(id);
        (await session.PostAsync(session.Scim, "/Users", other, ct)).Refused(409, "uniqueness");
        ResourceList.Of(await FindAsync($"externalId eq \"{externalId}\"", ct)).Only(id);
        ResourceList.Of(await FindAsync($"externalId eq \"{Capitals.Of(externalId)}\"", ct)).BeEmpty();
        if (Capitals.Of(id) != id)
            ResourceList.Of(await FindAsync($"id eq \"{Capitals.Of(id)}\"", ct)).BeEmpty();
    }

    private async Task UnknownAsync(CancellationToken ct)
    {
        var attribute = session.NewPerson();
        attribute["foo"] = "bar";
        (await session.PostAsync(session.Scim, "/Users", attribute, ct)).Refused(400, "invalidSyntax");

        var schema = session.NewPerson();
        schema["schemas"] = new JsonArray(Urns.User, "urn:example:check:1.0:None");
        (await session.PostAsync(session.Scim, "/Users", schema, ct)).Refused(400, "invalidSyntax");
    }

    private async Task AddressAsync(CancellationToken ct)
    {
        var user = await session.SomeoneAsync(ct);
        (await session.Scim.GetAsync(PathOf("/Users", user), ct)).Status(200);
        (await session.Scim.GetAsync("/Users/" + Uri.EscapeDataString(user.Text("userName")), ct)).ScimError(404);
    }

    private async Task MediaTypeAsync(CancellationToken ct)
    {
        foreach (var path in (string[])["/Users?count=1", "/Groups?count=1", "/ServiceProviderConfig", "/Users/none"])
        {
            var exchange = await session.Scim.GetAsync(path, ct);
            exchange.Same($"Content-Type of {path}", MediaType, exchange.Answer.MediaType);
        }

        (await session.PostAsync(session.PlainJson, "/Users", session.NewPerson(), ct)).ScimError(415);
    }

    private async Task FilterAsync(CancellationToken ct)
    {
        var user = await session.SomeoneAsync(ct);
        ResourceList.Of(await FindAsync($"userName eq \"{user.Text("userName")}\" and externalId eq \"{user.Text("externalId")}\"", ct)).Only(user.Text("id"));
        (await FindAsync("foo eq \"x\"", ct)).Refused(400, "invalidFilter");
    }

    private async Task PagesAsync(CancellationToken ct)
    {
        var most = (await session.Scim.GetAsync("/ServiceProviderConfig", ct)).Status(200).Json().Find("filter").Find("maxResults").Integer() ?? 0;
        foreach (var endpoint in (string[])["/Users", "/Groups"])
        {
            foreach (var query in (string[])["", $"?count={Page}"])
            {
                var list = ResourceList.Of(await session.Scim.GetAsync(endpoint + query, ct));
                var least = Math.Min(Page, list.Total);
                list.Exchange.Hold(list.Resources.Count >= least, $"Expected at least {least} resources, got {list.Resources.Count}.");
            }

            var largest = ResourceList.Of(await session.Scim.GetAsync($"{endpoint}?count={int.MaxValue}", ct));
            largest.Exchange.Hold(largest.Resources.Count <= most, $"Expected at most filter.maxResults, {most}, got {largest.Resources.Count}.");
        }
    }

    private async Task LifecycleAsync(CancellationToken ct)
    {
        var person = session.NewPerson();
        var user = (await session.PostAsync(session.Scim, "/Users", person, ct)).Status(201).Json();
        var path = PathOf("/Users", user);

        await session.PatchedAsync(path, PatchBody.Replace("active", false), ct);
        (await session.Scim.GetAsync(path, ct)).Status(200);
        (await session.Scim.DeleteAsync(path, ct)).Status(204);
        (await session.Scim.GetAsync(path, ct)).ScimError(404);
        (await session.PostAsync(session.Scim, "/Users", person.DeepClone().AsObject(), ct)).Status(201);
    }

    private async Task UniqueAsync(CancellationToken ct)
    {
        var user = await session.SomeoneAsync(ct);
        var other = (await session.PostAsync(session.Scim, "/Users", session.NewPerson(), ct)).Status(201).Json();
        var same = session.NewPerson();
        same["userName"] = user.Text("userName");

        (await session.PostAsync(session.Scim, "/Users", same, ct)).Refused(409, "uniqueness");
        (await session.Scim.PatchAsync(PathOf("/Users", other), PatchBody.Replace("userName", user.Text("userName")), ct)).Refused(409, "uniqueness");
    }

    private Task<Exchange> FindAsync(string filter, CancellationToken ct) => session.Scim.GetAsync(Filter("/Users", filter), ct);
}
