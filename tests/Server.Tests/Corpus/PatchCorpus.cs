using System.Text.Json.Nodes;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.Corpus;

/// <summary>Every case of the PATCH corpora in tests/corpora over HTTP, as the README there says it is judged.</summary>
/// <remarks>A case passes by its preferred outcome alone: where several are allowed, which one we give is our decision.</remarks>
public sealed class PatchCorpus(RunningServer server)
{
    private static readonly Dictionary<string, JsonNode> Cases = new[] { "patch-sample.json", "own-patches.json" }
        .SelectMany(file => JsonNode.Parse(File.ReadAllText(FilterCorpusLines.PathOf(file)))!.AsArray())
        .ToDictionary(one => (string)one!["id"]!, one => one!, StringComparer.Ordinal);

    public static TheoryData<string> All => [.. Cases.Keys];

    [Theory, MemberData(nameof(All)), Spec("P-3.5.2-06", "P-3.5.2-10", "P-3.5.2-11", "P-3.5.2-12", "P-3.5.2-13", "P-3.5.2-14", "T-03", "T-04")]
    public async Task A_case_has_the_preferred_outcome(string id)
    {
        var one = Cases[id];
        var workspace = await server.GivenWorkspaceAsync(Presets.Documented with { ProfileUpdates = ProfileUpdates.Full });
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 1; i <= 3; i++)
            ids[$"{{{{U{i}}}}}"] = await workspace.GivenUserAsync($$"""{ "userName": "helper{{i}}" }""");
        foreach (var other in one["others"]?.AsArray() ?? [])
            await workspace.GivenUserAsync(Fill(other!.ToJsonString(), ids));
        var endpoint = (string?)one["resourceType"] == "Group" ? "/Groups" : "/Users";
        var created = await workspace.PostAsync(endpoint, Fill(one["resource"]!.ToJsonString(), ids));
        Assert.Equal(201, created.Status);
        ids["{{self}}"] = (string)created["id"]!;
        ids["{{etag}}"] = created.Header("ETag")!.Replace("\"", "\\\"", StringComparison.Ordinal);

        var path = (string?)one["target"] ?? $"{endpoint}/{created["id"]}{one["query"]}";
        var answer = await workspace.SendAsync(
            HttpMethod.Patch, path, Fill(one["patch"]!.ToJsonString(), ids), request =>
            {
                foreach (var (name, value) in one["headers"]?.AsObject() ?? [])
                    request.Headers.TryAddWithoutValidation(name, Fill((string)value!, ids).Replace("\\\"", "\"", StringComparison.Ordinal));
            });

        var after = await workspace.GetAsync($"{endpoint}/{created["id"]}");
        var expected = one["expect"]!;
        var status = (int)expected["status"]!;
        Assert.Equal(status, answer.Status);
        if (status >= 400)
        {
            answer.AssertScimError(status, (string?)expected["scimType"]);
            Assert.Equal(created.Text, after.Text);
            return;
        }

        if (one["query"] is null)
            Assert.Equal(after.Text, answer.Text);
        AssertState(one, JsonNode.Parse(Fill(expected["resource"]!.ToJsonString(), ids))!, after.Body!);
        if (expected["etagChanged"] is not null)
            Assert.NotEqual(created.Header("ETag"), after.Header("ETag"));
        if (expected["lastModifiedUnchanged"] is not null)
            Assert.Equal(created.Text, after.Text);
    }

    private static string Fill(string text, Dictionary<string, string> ids) =>
        ids.Aggregate(text, (filled, id) => filled.Replace(id.Key, id.Value, StringComparison.Ordinal));

    /// <summary>What the case speaks about must be as expected; what it does not mention is the server's.</summary>
    private static void AssertState(JsonNode one, JsonNode expected, JsonNode actual)
    {
        var spoken = one["resource"]!.AsObject().Concat(expected.AsObject())
            .Select(member => member.Key)
            .Where(name => name is not ("schemas" or "id" or "meta"))
            .Distinct(StringComparer.OrdinalIgnoreCase);
        foreach (var name in spoken)
            Assert.Equal(Comparable(Member(expected, name), IsMembers(name)), Comparable(Member(actual, name), IsMembers(name)));

        var named = actual["schemas"]!.AsArray().Select(uri => (string?)uri).ToArray();
        Assert.All(expected["schemas"]!.AsArray(), uri => Assert.Contains((string?)uri, named));
    }

    private static JsonNode? Member(JsonNode resource, string name) =>
        resource.AsObject().FirstOrDefault(member => member.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static bool IsMembers(string name) => name.Equals("members", StringComparison.OrdinalIgnoreCase);

    /// <summary>Order is no difference; absent, null and empty are one; primary false is no primary; what a server computes does not count.</summary>
    private static string Comparable(JsonNode? node, bool ofMember) => node switch
    {
        null => "",
        JsonArray { Count: 0 } => "",
        JsonArray list => $"[{string.Join(',', list.Select(one => Comparable(one, ofMember)).Order(StringComparer.Ordinal))}]",
        JsonObject complex => Comparable(complex, ofMember),
        _ => node.ToJsonString(),
    };

    private static string Comparable(JsonObject complex, bool ofMember)
    {
        var parts = complex
            .Where(part => !IsComputed(part.Key, ofMember) && !(part.Key == "primary" && !(bool)part.Value!))
            .Select(part => (part.Key, Value: Comparable(part.Value, ofMember)))
            .Where(part => part.Value.Length > 0)
            .Select(part => $"{part.Key}:{part.Value}")
            .Order(StringComparer.Ordinal);
        return string.Join(',', parts) is { Length: > 0 } inside ? $"{{{inside}}}" : "";
    }

    /// <summary>What a member of a group is and is called is for the server to say.</summary>
    private static bool IsComputed(string name, bool ofMember) => name == "$ref" || (ofMember && name is ("display" or "type"));
}
