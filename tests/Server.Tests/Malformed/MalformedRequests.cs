using System.Collections.Concurrent;
using System.Globalization;

namespace Rolecall.Server.Tests.Malformed;

/// <summary>
/// A hundred thousand requests broken at random, the same ones every time: each is refused in SCIM's form and changes nothing, or is
/// taken and then visible. ROLECALL_MALFORMED sets how many. A failure names the seed and the round; with ROLECALL_MALFORMED_ROUND only
/// that round is run.
/// </summary>
[Collection(nameof(AloneOnTheMachine))]
public sealed class MalformedRequests : IAsyncLifetime
{
    private const int InRound = 250;
    private const int Clients = 8;

    /// <summary>What may stay in memory of the second half of all requests: caches that were not full yet, no trace of each request.</summary>
    private const long MostKept = 10_000_000;

    /// <summary>And of each round, whose workspace has schemas of its own: its settings, of which the store keeps a bounded number.</summary>
    private const long MostKeptOfRound = 30_000;

    private static readonly int Seed = Setting("ROLECALL_MALFORMED_SEED") ?? 20261124;

    private static readonly HashSet<string> Expected =
    [
        "200", "200 PATCH", "200 PUT", "201 POST", "204 DELETE", "400 invalidFilter", "400 invalidPath", "400 invalidSyntax", "400 invalidValue",
        "400 mutability", "400 noTarget", "400 invalidCursor", "401", "403", "404", "405", "406", "409 uniqueness", "412", "415", "200 POST",
    ];

    private readonly RunningServer server = new();
    private readonly ConcurrentDictionary<string, int> answers = new(StringComparer.Ordinal);

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact, Spec("R-54", "R-26", "I-13", "P-3.1-02", "P-3.12-01")]
    public async Task None_breaks_the_server_and_what_is_refused_changes_nothing()
    {
        if (Setting("ROLECALL_MALFORMED_ROUND") is { } only)
        {
            await RunAsync(only);
            return;
        }

        var rounds = Math.Max(2, (Setting("ROLECALL_MALFORMED") ?? (TestStore.IsPostgres ? 30_000 : 100_000)) / InRound);
        await RunAsync(0, rounds / 2);
        var halfway = MemoryInUse();
        await RunAsync(rounds / 2, rounds);
        var kept = MemoryInUse() - halfway;

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{rounds * InRound} requests, {kept} bytes kept of the second half, answers: "
            + string.Join(", ", answers.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Value} × {pair.Key}")));
        Assert.DoesNotContain(" failed: ", server.Log.Text, StringComparison.Ordinal);
        Assert.InRange(kept, long.MinValue, MostKept + (rounds - rounds / 2) * MostKeptOfRound);
        Assert.InRange(Sum('4'), rounds * InRound / 2, rounds * InRound - 1);

        // Broken so badly that all are refused for the same reason, they would find nothing.
        Assert.Superset(Expected, answers.Keys.ToHashSet(StringComparer.Ordinal));
    }

    private int Sum(char status) => answers.Where(pair => pair.Key[0] == status).Sum(pair => pair.Value);

    private Task RunAsync(int from, int to) => Parallel.ForAsync(
        from, to, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (round, _) => await RunAsync(round));

    private async Task RunAsync(int number)
    {
        using var round = await Round.StartAsync(server, Seed + number);
        await round.SendAsync(InRound, $"Seed {Seed}, round {number}");
        await server.FlushAsync();
        foreach (var (answer, count) in round.Answers)
            answers.AddOrUpdate(answer, count, (_, before) => before + count);
    }

    private static long MemoryInUse()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
