namespace Rolecall.Server.Tests.Isolation;

/// <summary>What may stand around a foreign id to bring a server to look in the wrong place.</summary>
/// <param name="Query">Added to the path.</param>
/// <param name="Body">Of the request; null for none.</param>
/// <param name="Adjust">Adds headers.</param>
public sealed record Surroundings(
    string Name, Func<Route, string, string> Query, Func<Route, Tenant, string, string?> Body, Action<HttpRequestMessage> Adjust);

internal static class Foreign
{
    private static readonly string[] Uuids = ["user", "group", "gadget", "vault"];

    /// <summary>Every id of the other workspace that has the form of the slot; where a UUID is expected, others as well.</summary>
    public static IEnumerable<string> Ids(string slot, Tenant theirs)
    {
        var kinds = Uuids.Contains(slot, StringComparer.Ordinal) ? [.. Uuids, "handle", "schema"] : new[] { slot };
        return kinds.SelectMany(kind => theirs.Ids[kind]).Distinct(StringComparer.Ordinal);
    }

    public static IEnumerable<Surroundings> Surroundings(Route route, Tenant theirs, string id)
    {
        yield return new("nothing", NoQuery, Own, _ => { });
        yield return new(
            "the workspace by other ways",
            (row, at) => $"{(row.Pattern.Contains('?', StringComparison.Ordinal) ? '&' : '?')}workspace={theirs.Id}&tenant={theirs.Id}&team_id={theirs.Id}&id={at}",
            Own,
            request =>
            {
                foreach (var header in new[] { "X-Workspace", "X-Tenant-Id", "X-Team-Id" })
                    request.Headers.TryAddWithoutValidation(header, theirs.Id);
                foreach (var header in new[] { "X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix" })
                    request.Headers.TryAddWithoutValidation(header, route.Path(theirs.Id, id));
                request.Headers.TryAddWithoutValidation("X-HTTP-Method-Override", "DELETE");
            });
        if (route.Gate != Gate.Scim)
            yield break;
        foreach (var tag in new[] { "*", theirs.ETag, "W/\"1\"" })
            yield return new($"If-Match: {tag}", NoQuery, Own, request => request.Headers.TryAddWithoutValidation("If-Match", tag));
        yield return new("If-None-Match", NoQuery, Own, request => request.Headers.TryAddWithoutValidation("If-None-Match", theirs.ETag));
        yield return new("attributes", (_, _) => "?attributes=userName,displayName,members,label", Own, _ => { });
        if (route.Method is "PUT" or "PATCH")
        {
            yield return new("the id in the body, too", NoQuery, WithId, _ => { });
            yield return new("an end", NoQuery, WithoutAll, _ => { });
        }
    }

    /// <summary>What is said of an id that names nothing.</summary>
    public static int Answer(Route route, Actor actor)
    {
        if (IsDefinition(route))
            return 400;
        return route.Needs is { } needed && !actor.Permissions.Contains(needed) ? 403 : 404;
    }

    private static string NoQuery(Route route, string id) => "";

    private static string? Own(Route route, Tenant ours, string id) =>
        route.Body is { } body ? ours.Fill(body, IsDefinition(route) ? "another" : id) : null;

    /// <summary>Its name is the client's choice, so that a PUT makes what is not there: it is sent what does not fit the address.</summary>
    private static bool IsDefinition(Route route) => route is { Method: "PUT", Slot: "schema" or "type" };

    private static string? WithId(Route route, Tenant ours, string id) => route.Method == "PUT"
        ? $$"""{ "id": "{{id}}", {{ours.Fill(route.Body!, id).TrimStart()[1..]}}"""
        : $$"""{ "id": "{{id}}", "Operations": [{ "op": "add", "value": { "id": "{{id}}", "externalId": "x" } }] }""";

    private static string? WithoutAll(Route route, Tenant ours, string id) => route.Method == "PUT"
        ? $$"""{ "active": false, "members": [], {{ours.Fill(route.Body!, id).TrimStart()[1..]}}"""
        : route.Slot switch
        {
            "user" => """{ "Operations": [{ "op": "replace", "path": "active", "value": false }] }""",
            "group" => """{ "Operations": [{ "op": "remove", "path": "members" }] }""",
            _ => """{ "Operations": [{ "op": "remove", "path": "serial" }] }""",
        };
}
