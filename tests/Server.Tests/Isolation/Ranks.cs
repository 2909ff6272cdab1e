namespace Rolecall.Server.Tests.Isolation;

/// <summary>I-52 over HTTP: what each kind of key may do where it belongs.</summary>
internal static class Ranks
{
    /// <summary>A request that changes nothing where it is let in, and where it is not, also the right one to each id there is.</summary>
    public static async Task TryAsync(Cells cells, Route route, Actor actor, Tenant home)
    {
        if (Expected.InOwn(route, actor) is not { } expected)
            return;
        var never = route.Slot is { } slot ? Tenant.Never[slot] : "";
        var refusals = new HashSet<string>(StringComparer.Ordinal);
        await SendAsync(route.IdleOn is { } on ? home.Fill(on) : never, route.Idle);
        if (expected != 403)
            return;
        foreach (var id in route.Slot is null ? [never] : home.Ids[route.Slot].Append(never))
            await SendAsync(id, route.Body);
        if (refusals.Count > 1)
            cells.Fault($"{actor}: {route} tells ids apart:\n  {string.Join("\n  ", refusals)}");

        async Task SendAsync(string id, string? body)
        {
            var (path, json) = (route.Path(home.Id, id), body is null ? null : home.Fill(body, id));
            var answer = await cells.SendAsync(actor, route.Method, path, json, expected, isTheirs: expected is 200 or 409);
            refusals.Add(Comparable.Of(answer, id, (path, json)));
        }
    }

    /// <summary>Nobody changes the owner or makes one, and without the permission nobody changes anyone, themselves neither.</summary>
    public static async Task ReachAsync(Cells cells, Tenant home)
    {
        var people = home.Ids["person"].Concat(home.Ids["user"].Take(3)).ToArray();
        foreach (var person in people)
        {
            var number = (await home.Workspace.StateAsync(person)).Member.Number;
            var isOwner = person == home.Ids["user"][2];
            foreach (var actor in home.Actors.Where(actor => actor.Standing == Standing.Key))
            {
                var mayManage = actor.Permissions.Contains("members.manage");
                foreach (var role in new[] { "owner", "admin", "member", "limited_member", "guest", "1", home.One("role") })
                {
                    if (!mayManage || isOwner || role is "owner" or "1")
                        await ForbiddenAsync("PUT", $"{number}/role", $$"""{ "role": "{{role}}" }""");
                }

                foreach (var (method, change) in new[] { ("DELETE", "role"), ("POST", "deactivate"), ("POST", "reactivate") })
                {
                    if (!mayManage || (isOwner && change == "deactivate"))
                        await ForbiddenAsync(method, $"{number}/{change}", null);
                }

                Task ForbiddenAsync(string method, string path, string? json) =>
                    cells.SendAsync(actor, method, $"/api/v1/workspaces/{home.Id}/members/{path}", json, 403);
            }
        }

        foreach (var actor in home.Actors.Where(actor => actor is { Standing: Standing.Key, Rank: < 4 }))
        {
            await cells.SendAsync(actor, "POST", $"/api/v1/workspaces/{home.Id}/api-keys", """{ "name": "app", "kind": "workspace" }""", 403);
            foreach (var policy in new[] { "role_ceiling", "default_role" })
            {
                await cells.SendAsync(
                    actor, "PATCH", $"/api/v1/workspaces/{home.Id}/policies", $$"""{ "policies": { "{{policy}}": "guest" } }""", 403);
            }
        }
    }
}
