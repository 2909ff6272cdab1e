using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Ending;

/// <summary>What ends somebody's access or changes it holds for the very next request, of the browser and of the personal key (M9).</summary>
internal static class AccessEnds
{
    /// <summary>Signs the person in, uses session and key on all nodes, deactivates them on one, and looks; again and again.</summary>
    /// <returns>How long other nodes took to hear of it, each time.</returns>
    public static async Task<List<TimeSpan>> ByDeactivationAsync(Place place, int rounds)
    {
        var (person, heard) = (place.Person, new List<TimeSpan>());
        for (var round = 0; round < rounds; round++)
        {
            var node = place.Nodes[round % place.Nodes.Count];
            await person.SignInAsync(node);
            await AllAsync(place, 200, 200);

            await place.SetActiveAsync(node, false);
            Assert.Equal((303, 401), (await person.PageAsync(node), await person.ApiAsync(node)));
            foreach (var other in place.Nodes.Where(other => other != node))
            {
                Assert.Equal(303, await person.PageAsync(other)); // sessions are looked up, on every node
                heard.Add(await Place.UntilAsync(() => person.ApiAsync(other), 401));
            }

            await place.SetActiveAsync(node, true);
        }

        return heard;
    }

    public static async Task<List<TimeSpan>> ByRoleAsync(Place place, int rounds)
    {
        var (person, heard) = (place.Person, new List<TimeSpan>());
        await person.SignInAsync(place.Nodes[0]);
        for (var round = 0; round < rounds; round++)
        {
            var node = place.Nodes[round % place.Nodes.Count];
            foreach (var (role, status) in new[] { ("guest", 403), ("admin", 200) })
            {
                await place.DoAsync(node, HttpMethod.Put, $"/members/{person.Number}/role", $$"""{"role":"{{role}}"}""");
                Assert.Equal(status, await person.PageAsync(node));
                foreach (var other in place.Nodes.Where(other => other != node))
                    heard.Add(await Place.UntilAsync(() => person.PageAsync(other), status));
            }
        }

        return heard;
    }

    public static async Task ByUnlinkingAsync(Place place, int rounds)
    {
        var person = place.Person;
        for (var round = 0; round < rounds; round++)
        {
            var node = place.Nodes[round % place.Nodes.Count];
            await person.SignInAsync(node);
            await place.DoAsync(node, HttpMethod.Delete, $"/members/{person.Number}/sso-link");
            foreach (var other in place.Nodes)
                Assert.Equal(303, await person.PageAsync(other));
        }
    }

    public static async Task<List<TimeSpan>> ByRevocationAsync(Place place, int rounds)
    {
        var heard = new List<TimeSpan>();
        for (var round = 0; round < rounds; round++)
        {
            var node = place.Nodes[round % place.Nodes.Count];
            var made = await place.DoAsync(node, HttpMethod.Post, "/api-keys", """{"name":"Short","kind":"workspace"}""");
            Wire[] wires = [.. place.Nodes.Select(other => new Wire(other, made.GetProperty("apiKey").GetString()!))];
            foreach (var wire in wires)
                Assert.Equal(200, await wire.StatusAsync(place.Installation.ApiPath));

            await place.DoAsync(node, HttpMethod.Delete, $"/credentials/{made.GetProperty("handle").GetString()}");
            Assert.Equal(401, await wires[round % wires.Length].StatusAsync(place.Installation.ApiPath));
            foreach (var wire in wires)
            {
                heard.Add(await Place.UntilAsync(() => wire.StatusAsync(place.Installation.ApiPath), 401));
                wire.Dispose();
            }
        }

        return heard;
    }

    private static async Task AllAsync(Place place, int page, int api)
    {
        foreach (var node in place.Nodes)
            Assert.Equal((page, api), (await place.Person.PageAsync(node), await SettledAsync(place, node, api)));
    }

    /// <summary>That somebody is back may take another node its second.</summary>
    private static async Task<int> SettledAsync(Place place, Uri node, int wanted)
    {
        await Place.UntilAsync(() => place.Person.ApiAsync(node), wanted);
        return wanted;
    }
}
