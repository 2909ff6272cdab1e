using System.CommandLine;
using System.Text.Json.Nodes;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.Tests.RestApi;
using Rolecall.Server.Tests.Undoing;
using Rolecall.Simulator;

namespace Rolecall.Server.Tests.Transcripts;

/// <summary>
/// What each known client sends and is answered, as files (Golden/Transcripts): recorded from the simulator, replayed against a fresh
/// workspace, and rehearsed request by request.
/// </summary>
public sealed class TranscriptFiles : IAsyncLifetime
{
    private readonly RunningServer server = new();

    public async ValueTask InitializeAsync()
    {
        await server.InitializeAsync();
        server.Clock.AutoAdvanceAmount = TimeSpan.FromMilliseconds(1); // so that the log tells in which order things came
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    /// <summary>Those that need nothing but a SCIM token.</summary>
    public static TheoryData<string> Clients =>
        [.. SimulateCommand.Create().Subcommands.Select(client => client.Name).Where(name => name != "okta-entitlements")];

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task What_a_client_sends_and_is_answered_is_as_its_file_says(string client)
    {
        var (workspace, owner) = await GivenAsync();

        await new RootCommand { SimulateCommand.Create() }
            .Parse(["simulate", client, "--base-url", $"{server.Url}{workspace.ScimPath[1..]}", "--token", workspace.ScimToken, "--json"])
            .InvokeAsync(new() { Output = TextWriter.Null }, TestContext.Current.CancellationToken);

        Golden.CheckJson($"Transcripts/{client}.json", await ExportedAsync(owner));
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_file_replayed_is_answered_as_it_was_recorded(string client)
    {
        var (workspace, owner) = await GivenAsync();
        var transcript = Golden.ReadJson($"Transcripts/{client}.json");
        var replay = new Replay(workspace, owner);
        await replay.PrepareAsync(transcript);

        foreach (var exchange in transcript["exchanges"]!.AsArray())
            await replay.SendAsync(exchange!);

        Golden.CheckJson($"Transcripts/{client}.json", await ExportedAsync(owner));
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task What_a_rehearsal_says_is_what_the_request_then_does(string client)
    {
        var (workspace, owner) = await GivenAsync();
        var transcript = Golden.ReadJson($"Transcripts/{client}.json");
        var replay = new Replay(workspace, owner);
        var known = new HashSet<long>();
        await replay.PrepareAsync(transcript);
        foreach (var exchange in transcript["exchanges"]!.AsArray())
        {
            var (method, path, body) = replay.RequestOf(exchange!);
            if (method == HttpMethod.Get || path.EndsWith("/.search", StringComparison.Ordinal) || path.StartsWith("/Bulk", StringComparison.Ordinal))
            {
                await replay.SendAsync(exchange!);
                continue;
            }

            var before = await DirectorySnapshot.TakeAsync(workspace, owner, known);
            var rehearsed = await owner.PostAsync("/dry-run", new JsonObject
            {
                ["method"] = method.Method, ["path"] = path, ["body"] = body is null ? null : JsonNode.Parse(body),
            }.ToJsonString());
            var real = await replay.SendAsync(exchange!);

            Assert.Equal((path, real.Status), (path, rehearsed["status"]!.GetValue<int>()));
            var after = await DirectorySnapshot.TakeAsync(workspace, owner, known);
            Assert.Equal(
                Compared.Real(before, after, isOfGroups: path.StartsWith("/Groups", StringComparison.Ordinal)), Compared.Rehearsed(rehearsed["changes"]!));
        }
    }

    [Fact, Spec("T-36", "R-53")]
    public async Task An_exported_transcript_tells_nothing_of_the_people_in_it()
    {
        var (workspace, owner) = await GivenAsync();
        var reviewer = await workspace.GivenRoleAsync("Reviewer");
        var ada = await workspace.GivenUserAsync($$"""
            {
              "userName": "ada.lovelace@acme.example", "externalId": "00u-7f3", "password": "s3cret-word", "displayName": "Ada Lovelace", "title": "Countess",
              "name": { "givenName": "Ada", "familyName": "Lovelace" }, "customRoleId": {{reviewer}},
              "emails": [{ "value": "ada@home.example", "type": "home" }], "phoneNumbers": [{ "value": "+44 20 7946 0000" }],
              "addresses": [{ "streetAddress": "12 St James's Square", "locality": "London" }],
              "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "department": "Engines", "employeeNumber": "42-17" }
            }
            """);
        await workspace.GetAsync("/Users?filter=userName%20eq%20%22ADA.LOVELACE@ACME.EXAMPLE%22");
        await workspace.PatchAsync($"/Users/{ada}", """{ "Operations": [{ "op": "Replace", "path": "emails[value eq \"ada@home.example\"].value", "value": "countess@acme.example" }, { "op": "Replace", "path": "active", "value": "False" }] }""");
        await workspace.PostAsync("/Users", """{ "userName": "Ada.Lovelace@acme.example", "customRoleName": "Nobody's role" }""");

        var text = await ExportedAsync(owner);

        foreach (var told in new[] { "ada", "lovelace", "acme", "countess", "00u", "s3cret", "london", "james", "7946", "engines", "42-17", workspace.ScimToken, workspace.Id.ToString() })
            Assert.DoesNotContain(told, text, StringComparison.OrdinalIgnoreCase);
        var exchanges = JsonNode.Parse(text)!["exchanges"]!.AsArray();
        Assert.Equal("{role:Reviewer}", exchanges[0]!["request"]!["customRoleId"]!.GetValue<string>());
        Assert.Equal("/Users?filter=userName%20eq%20%22MAIL-1%40EXAMPLE.COM%22", exchanges[1]!["path"]!.GetValue<string>());
        Assert.Equal("mail-1@example.com", exchanges[0]!["request"]!["userName"]!.GetValue<string>());
        Assert.Equal("False", exchanges[2]!["request"]!["Operations"]![1]!["value"]!.GetValue<string>());
        Assert.Contains(exchanges[2]!["notes"]!.AsArray(), note => note!.GetValue<string>().StartsWith("string_booleans", StringComparison.Ordinal));
    }

    private async Task<(TestWorkspace Workspace, ApiKey Owner)> GivenAsync()
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Documented with { MassDeactivation = MassDeactivation.Off });
        return (workspace, new ApiKey(server, workspace.Id, workspace.ApiKey));
    }

    private async Task<string> ExportedAsync(ApiKey owner)
    {
        await server.FlushAsync();
        var connection = (await owner.GetAsync("/connections"))["connections"]![0]!.Number("id");
        return WinnerFirst((await owner.GetAsync($"/connections/{connection}/transcript")).Text);
    }

    /// <summary>Of two equal requests sent at once either may be logged first: here the one that won is.</summary>
    private static string WinnerFirst(string transcript)
    {
        var root = JsonNode.Parse(transcript)!;
        var exchanges = root["exchanges"]!.AsArray();
        for (var n = 1; n < exchanges.Count; n++)
        {
            var (first, second) = (exchanges[n - 1]!, exchanges[n]!);
            if (!IsSameRequest(first, second) || Status(first) <= Status(second))
                continue;
            exchanges.RemoveAt(n);
            exchanges.Insert(n - 1, second);
        }

        return root.ToJsonString();

        static bool IsSameRequest(JsonNode one, JsonNode other) =>
            new[] { "method", "path", "request" }.All(name => JsonNode.DeepEquals(one[name], other[name]));
        static int Status(JsonNode exchange) => exchange["status"]!.GetValue<int>();
    }
}
