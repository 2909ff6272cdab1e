using System.Text.Json;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.Tests.ResourceTypes;

namespace Rolecall.Server.Tests.Malformed;

/// <summary>Some hundred broken requests, one after the other, to a workspace of their own: what one refused has changed can be seen.</summary>
internal sealed class Round : IDisposable
{
    private static readonly Behaviour[] Behaviours = [Presets.Documented, Presets.Resilient, Presets.Rfc];

    private readonly TestWorkspace workspace;
    private readonly DirectoryDigest digest;
    private readonly KeepAliveClient client;
    private readonly Requests requests;
    private readonly Living living = new();

    private Round(RunningServer server, TestWorkspace workspace, int seed)
    {
        this.workspace = workspace;
        digest = new DirectoryDigest(server, workspace);
        client = new KeepAliveClient(server.Url);
        requests = new Requests(seed, workspace);
    }

    /// <summary>How often each answer was given.</summary>
    public Dictionary<string, int> Answers { get; } = new(StringComparer.Ordinal);

    public static async Task<Round> StartAsync(RunningServer server, int seed)
    {
        var round = new Round(server, await server.GivenGadgetsAsync(Behaviours[seed % Behaviours.Length]), seed);
        await round.workspace.GivenRoleAsync("Reviewer");
        round.living.Users.Add(await round.workspace.OwnerIdAsync());
        await round.RefillAsync();
        return round;
    }

    public void Dispose()
    {
        client.Dispose();
        digest.Dispose();
    }

    public async Task SendAsync(int count, string where)
    {
        var before = digest.Read();
        for (var i = 0; i < count; i++)
        {
            var request = requests.Next(living);
            Answer? answer = null;
            try
            {
                answer = await client.SendAsync(request);
                AnswerRules.Check(request, answer);
                var isWritten = request.IsBulk ? BulkRules.Check(answer) : request.IsWrite && answer.Status < 300;
                if (isWritten && request.IsBulk)
                    await CheckEachAsync(answer);
                else if (isWritten)
                    await CheckVisibleAsync(request, answer);
                var after = digest.Read();
                if (!isWritten)
                    Assert.Equal(before, after);
                before = after;
                var kind = isWritten ? $"{answer.Status} {request.Method}" : AnswerRules.KindOf(answer);
                Answers[kind] = Answers.GetValueOrDefault(kind) + 1;
            }
            catch (Exception e)
            {
                Assert.Fail($"{where}, request {i}: {e.Message}\n\n{request}\n\nAnswer: {answer?.Status} {answer?.Text}\n\n{e.StackTrace}");
            }

            if (living.IsFew)
            {
                await RefillAsync();
                before = digest.Read();
            }
        }
    }

    /// <summary>What an answer says of a resource is what the next reader is told.</summary>
    private async Task CheckVisibleAsync(Sent request, Answer answer)
    {
        var location = answer.Header("Content-Location");
        var path = location is null ? request.Target.Split('?')[0] : location[RunningServer.PublicUrl.Length..];
        var query = request.Target[request.Target.Split('?')[0].Length..];
        var read = await client.SendAsync(new Sent("GET", path + query, [("Authorization", $"Bearer {workspace.ScimToken}")], null));
        if (request.Method == "DELETE")
        {
            read.AssertScimError(404);
            living.Remove(path);
            return;
        }

        Assert.Equal(200, read.Status);
        Assert.Equal(answer.Text, read.Text);
        Assert.Equal(answer.Header("ETag"), read.Header("ETag"));
        if (answer.Status == 201)
            living.Add(path);
    }

    /// <summary>What the results of a bulk request say is there is there, and what they say is gone is gone.</summary>
    private async Task CheckEachAsync(Answer answer)
    {
        foreach (var (location, isGone) in BulkRules.Outcomes(answer))
        {
            var path = location[RunningServer.PublicUrl.Length..];
            var read = await client.SendAsync(new Sent("GET", path, [("Authorization", $"Bearer {workspace.ScimToken}")], null));
            Assert.Equal(isGone ? 404 : 200, read.Status);
            living.Remove(path);
            if (!isGone)
                living.Add(path);
        }
    }

    private async Task RefillAsync()
    {
        for (var n = 0; living.Users.Count < 5; n++)
        {
            var created = await workspace.PostAsync("/Users", OktaClient.NewUser($"user{n}@example.com"));
            if (created.Status == 201)
                living.Users.Add((string)created["id"]!);
        }

        for (var n = 0; living.Groups.Count < 3; n++)
        {
            var created = await workspace.PostAsync(
                "/Groups", JsonSerializer.Serialize(new { displayName = $"group {n}", members = new[] { new { value = living.Users[^1] } } }));
            if (created.Status == 201)
                living.Groups.Add((string)created["id"]!);
        }

        while (living.Gadgets.Count < 3)
            living.Gadgets.Add((await workspace.GivenGadgetAsync("""{ "label": "Drill", "parts": [{ "type": "main", "amount": 2 }] }""")).Id());
    }
}
