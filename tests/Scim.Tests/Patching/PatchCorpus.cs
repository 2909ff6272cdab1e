using System.Text.Json;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Patching;

namespace Rolecall.Scim.Tests.Patching;

/// <summary>The cases of the PATCH corpora in tests/corpora, as the README there says they are compared.</summary>
/// <remarks>A case passes by its preferred outcome alone: where several are allowed, which one we give is our decision.</remarks>
public sealed class PatchCorpus
{
    private static readonly Dictionary<string, JsonElement> Cases = new[] { "patch-sample.json", "own-patches.json" }
        .SelectMany(file => JsonElement.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "corpora", file))).EnumerateArray())
        .ToDictionary(one => one.GetProperty("id").GetString()!);

    /// <summary>Whether a member exists, and that one needs an id, is for whoever knows the members to say.</summary>
    private static readonly string[] NotPure = ["PATCH-214", "PATCH-215"];

    public static TheoryData<string> Ids => [.. Cases.Keys.Except(NotPure).Where(id => !IsForServers(Cases[id]))];

    [Theory, MemberData(nameof(Ids))]
    [Spec("P-3.5.2-07", "P-3.5.2-10", "P-3.5.2-11", "P-3.5.2-12", "P-3.5.2-13", "T-09", "T-11", "T-12", "T-13", "T-14")]
    public void Gives_the_preferred_outcome(string id)
    {
        var one = Cases[id];
        var type = one.GetProperty("resourceType").GetString() == "User" ? Types.User : Types.Group;
        var before = ResourceReader.Read(type, Gated(one.GetProperty("resource"))).Document;
        var expected = one.GetProperty("expect");

        if (expected.GetProperty("status").GetInt32() != 200)
        {
            var refused = Assert.Throws<RefusedException>(() => { Apply(); });
            Assert.Equal(expected.GetProperty("scimType").GetString(), refused.Refusal.ToString(), ignoreCase: true);
            return;
        }

        var after = Apply();
        var wanted = ResourceReader.Read(type, Gated(expected.GetProperty("resource"))).Document;
        Assert.Equal(Comparable(wanted), Comparable(after));
        Assert.Superset(Uris(expected.GetProperty("resource")), SchemasInUse.Of(type, after).ToHashSet());
        if (expected.TryGetProperty("lastModifiedUnchanged", out _))
            Assert.True(before.Equals(after));

        ComplexNode Apply() => Patch.Apply(type, before, PatchRequest.Parse(Gated(one.GetProperty("patch"))));
    }

    private static bool IsForServers(JsonElement one) =>
        one.TryGetProperty("tags", out var tags) && tags.EnumerateArray().Any(tag => tag.ValueEquals("server"));

    private static JsonElement Gated(JsonElement json) => Wire.Body(json.GetRawText());

    private static HashSet<string> Uris(JsonElement resource) =>
        resource.GetProperty("schemas").EnumerateArray().Select(uri => uri.GetString()!).ToHashSet();

    /// <summary>In an order that does not count, without what does not count: primary false, and what a server computes of a member.</summary>
    private static string Comparable(Node node, bool isMember = false) => node switch
    {
        ListNode list => $"[{string.Join(',', list.Items.Select(one => Comparable(one, isMember)).Order(StringComparer.Ordinal))}]",
        ComplexNode complex => $"{{{string.Join(',', complex
            .Where(part => !(isMember && part.Key is ("display" or "type")) && part.Key != "$ref" && !(part.Key == "primary" && part.Value.Equals(FlagNode.False)))
            .Select(part => $"{part.Key}:{Comparable(part.Value, part.Key == "members")}")
            .Order(StringComparer.Ordinal))}}}",
        _ => node.ToString()!,
    };
}
