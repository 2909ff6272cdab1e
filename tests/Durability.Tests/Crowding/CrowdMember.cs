using System.Net;
using System.Text.Json;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Crowding;

/// <summary>One connection: a mixture of everything, on people of its own and on people that all connections change.</summary>
internal sealed class CrowdMember(int number, Crowd crowd, ScimUsers users, Random random)
{
    private const string Extension = "urn:ietf:params:scim:schemas:extension:rolecall:2.0:User";
    private static readonly string[] Roles = ["admin", "member", "limited_member", "guest"];

    private readonly List<(string Id, string UserName)> own = [];
    private int last;

    public async Task RunAsync(int requests)
    {
        for (var sent = 0; sent < requests; sent++)
            await (own.Count == 0 ? CreateAsync() : NextAsync());
    }

    private Task NextAsync() => random.Next(7) switch
    {
        0 => ContestAsync(),
        1 => CreateAsync(),
        2 => SwitchAsync(),
        3 => ReplaceAsync(),
        4 => GiveRoleAsync(),
        5 => FindAsync(),
        _ => own.Count > 2 ? DeleteAsync() : GiveRoleAsync(),
    };

    private async Task ContestAsync()
    {
        var userName = crowd.Contested[random.Next(crowd.Contested.Count)];
        using var answer = await users.PostAsync(userName, $"of {number}");
        if (await crowd.NoteAsync(answer, HttpStatusCode.Conflict))
            crowd.Won(userName);
    }

    private async Task CreateAsync()
    {
        var userName = $"own-{number}-{++last}@crowd.example";
        using var answer = await users.PostAsync(userName, $"first of {number}");
        if (!await crowd.NoteAsync(answer))
            return;
        using var created = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var id = created.RootElement.GetProperty("id").GetString()!;
        own.Add((id, userName));
        crowd.Roles[id] = "member";
    }

    /// <summary>Another nickname each time, so that no request leaves everything as it was.</summary>
    private async Task SwitchAsync()
    {
        var id = crowd.Shared[random.Next(crowd.Shared.Count)];
        var active = random.Next(2) == 0 ? "true" : "false";
        using var answer = await users.PatchAsync(id, $$"""{"active":{{active}},"nickName":"{{number}}-{{++last}}"}""");
        await crowd.NoteAsync(answer);
    }

    private async Task ReplaceAsync()
    {
        var (id, userName) = Own();
        using var answer = await users.PutAsync(id, userName, $"{number}-{++last}");
        await crowd.NoteAsync(answer);
    }

    private async Task GiveRoleAsync()
    {
        var (id, _) = Own();
        var role = Roles.Where(role => role != crowd.Roles[id]).ElementAt(random.Next(Roles.Length - 1));
        using var answer = await users.PatchAsync(id, $$$"""{"{{{Extension}}}":{"role":"{{{role}}}"}}""");
        if (await crowd.NoteAsync(answer))
            crowd.Roles[id] = role;
    }

    private async Task DeleteAsync()
    {
        var person = Own();
        using var answer = await users.DeleteAsync(person.Id);
        if (!await crowd.NoteAsync(answer))
            return;
        own.Remove(person);
        crowd.Roles.TryRemove(person.Id, out _);
    }

    private async Task FindAsync()
    {
        var (id, userName) = Own();
        using var answer = await users.GetAsync($"?filter=userName%20eq%20%22{userName}%22");
        await crowd.NoteAsync(answer);
        using var found = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(id, Assert.Single(found.RootElement.GetProperty("Resources").EnumerateArray()).GetProperty("id").GetString());
    }

    private (string Id, string UserName) Own() => own[random.Next(own.Count)];
}
