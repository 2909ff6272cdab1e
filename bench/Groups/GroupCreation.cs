using System.Diagnostics;
using Rolecall.Bench.Report;

namespace Rolecall.Bench.Groups;

/// <summary>How long a large group takes to come into being.</summary>
internal static class GroupCreation
{
    private const int Portion = 1_000;

    public static async Task<IReadOnlyList<Creation>> MeasureAsync(GroupClient client, IReadOnlyList<string> people) =>
    [
        await MeasureAsync("one POST", people.Count, () => client.CreateAsync("Made at once", people)),
        await MeasureAsync($"PATCHes of {Portion:N0}", people.Count, () => InPortionsAsync(client, people)),
    ];

    private static async Task InPortionsAsync(GroupClient client, IReadOnlyList<string> people)
    {
        var group = await client.CreateAsync("Made bit by bit", []);
        foreach (var portion in people.Chunk(Portion))
            await client.AddAsync(group, portion);
    }

    private static async Task<Creation> MeasureAsync(string way, int size, Func<Task> create)
    {
        var start = Stopwatch.GetTimestamp();
        await create();
        return new Creation(way, size, Stopwatch.GetElapsedTime(start));
    }
}
