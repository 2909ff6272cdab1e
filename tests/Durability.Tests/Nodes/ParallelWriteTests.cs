using System.Diagnostics;
using Rolecall.Durability.Tests.Images;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Nodes;

/// <summary>Many clients on one thing, over both nodes at once.</summary>
[Collection(SharedPair.Name)]
public sealed class ParallelWriteTests(SharedPair shared)
{
    private const int Clients = 50;

    [Fact]
    [Spec("I-11", "I-12", "R-57")]
    public async Task Parallel_changes_of_one_group_over_two_nodes_are_all_kept()
    {
        var patches = Counts.GroupPatches;
        var pair = await shared.GetAsync();
        using var scim = new Wire(pair.Nodes[0].Address, pair.Installation.ScimToken);
        var people = await Task.WhenAll(Enumerable.Range(0, Clients).Select(n => AddAsync(scim, pair.Installation, n)));
        var group = (await scim.DoAsync(HttpMethod.Post, $"{pair.Installation.ScimPath}/Groups", """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"Everybody"}
            """)).GetProperty("id").GetString()!;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(people.Select((person, n) => ComeAndGoAsync(pair, group, person, patches, stays: n % 2 == 0)));
        var took = watch.Elapsed;

        var expected = people.Where((_, n) => n % 2 == 0).Order(StringComparer.Ordinal);
        foreach (var node in pair.Nodes)
        {
            using var reader = new Wire(node.Address, pair.Installation.ScimToken);
            var found = (await reader.DoAsync(HttpMethod.Get, $"{pair.Installation.ScimPath}/Groups/{group}")).GetProperty("members")
                .EnumerateArray().Select(member => member.GetProperty("value").GetString()!);
            Assert.Equal(expected, found.Order(StringComparer.Ordinal));
        }

        Assert.Empty(pair.Postgres.Complaints(StoreChecks.Sound));
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{Clients} × {patches} parallel PATCHes of one group over two nodes in {took.TotalSeconds:0.0} s: the members are exact, 0 answers 5xx");
    }

    [Fact]
    [Spec("I-14")]
    public async Task Parallel_creates_of_one_user_name_over_two_nodes_end_in_one_201_and_else_409()
    {
        var pair = await shared.GetAsync();
        Wire[] wires = [.. Enumerable.Range(0, 16).Select(n => new Wire(pair.Nodes[n % 2].Address, pair.Installation.ScimToken))];
        for (var round = 0; round < 20; round++)
        {
            var body = Person($"same-{round}");
            var answers = await Task.WhenAll(wires.Select(wire => wire.SendAsync(HttpMethod.Post, $"{pair.Installation.ScimPath}/Users", body)));
            Assert.Equal([201, .. Enumerable.Repeat(409, wires.Length - 1)], answers.Select(answer => answer.Status).Order());
        }

        Assert.Empty(pair.Postgres.Complaints(StoreChecks.Sound));
        foreach (var wire in wires)
            wire.Dispose();
    }

    /// <summary>The last of its changes decides whether the person is in.</summary>
    private static async Task ComeAndGoAsync(NodePair pair, string group, string person, int patches, bool stays)
    {
        using var first = new Wire(pair.Nodes[0].Address, pair.Installation.ScimToken);
        using var second = new Wire(pair.Nodes[1].Address, pair.Installation.ScimToken);
        for (var left = patches; left > 0; left--)
        {
            var comes = left % 2 == 1 == stays;
            var operation = comes
                ? $$"""{"op":"add","path":"members","value":[{"value":"{{person}}"}]}"""
                : $$"""{"op":"remove","path":"members[value eq \"{{person}}\"]"}""";
            await (left % 3 == 0 ? first : second).DoAsync(HttpMethod.Patch, $"{pair.Installation.ScimPath}/Groups/{group}", $$"""
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operation}}]}
                """);
        }
    }

    private static async Task<string> AddAsync(Wire scim, Installation installation, int n) =>
        (await scim.DoAsync(HttpMethod.Post, $"{installation.ScimPath}/Users", Person($"person-{n}"))).GetProperty("id").GetString()!;

    private static string Person(string name) => $$"""
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{{name}}@durable.example"}
        """;
}
