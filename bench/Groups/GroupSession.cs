using System.Diagnostics;
using Rolecall.Bench.Load;
using Rolecall.Bench.Report;

namespace Rolecall.Bench.Groups;

/// <summary>The same operations on a small group and on larger ones, in turn, so that a slow second of the machine strikes them all.</summary>
internal sealed class GroupSession(Options options, Target target, Members members)
{
    private const string Bare = "?excludedAttributes=members";
    private const int Portion = 1_000;
    private static readonly int[] Sizes = [10, 100, 1_000, 10_000, 100_000];

    private readonly Dictionary<(string Operation, int Size), List<double>> times = [];

    public async Task<GroupRun> RunAsync()
    {
        var sizes = Sizes.Where(size => size <= members.Ids.Count).ToArray();
        var people = members.Ids.Take(sizes[^1]).ToArray();
        await members.GrowToAsync(members.Ids.Count + 1);
        var newcomer = members.Ids[^1];
        using var client = new GroupClient(target);

        await Console.Error.WriteLineAsync($"groups of {string.Join(", ", sizes)}");
        var groups = new List<(int Size, string Path)>();
        foreach (var size in sizes)
            groups.Add((size, await client.CreateAsync($"Group of {size}", people[..size])));
        var creations = new List<Creation>
        {
            await MeasureAsync("one POST", () => client.CreateAsync("Made at once", people)),
            await MeasureAsync($"PATCHes of {Portion:N0}", () => InPortionsAsync(client, people)),
        };

        for (var round = -options.GroupRounds / 10; round < options.GroupRounds; round++)
        {
            foreach (var (size, path) in groups)
            {
                Note(round, "PATCH, add one", size, await client.AddAsync(path, [newcomer]));
                Note(round, "PATCH, remove one", size, await client.RemoveAsync(path, newcomer));
                Note(round, "PATCH, add one, answered without members", size, await client.AddAsync(path + Bare, [newcomer]));
                Note(round, "PATCH, remove one, answered without members", size, await client.RemoveAsync(path + Bare, newcomer));
                Note(round, "GET without members", size, await client.GetAsync(path + Bare));
            }
        }

        for (var round = -1; round < options.GroupRounds / 20; round++)
        {
            foreach (var (size, path) in groups)
                Note(round, "GET whole", size, await client.GetAsync(path));
        }

        return new GroupRun([.. times.Select(one => GroupRow.Of(one.Key.Operation, one.Key.Size, one.Value))], creations, people.Length);
    }

    private void Note(int round, string operation, int size, TimeSpan time)
    {
        if (round < 0)
            return; // warming up
        if (!times.TryGetValue((operation, size), out var all))
            times[(operation, size)] = all = [];
        all.Add(time.TotalMilliseconds);
    }

    private static async Task InPortionsAsync(GroupClient client, IReadOnlyList<string> people)
    {
        var path = await client.CreateAsync("Made bit by bit", []);
        foreach (var portion in people.Chunk(Portion))
            await client.AddAsync(path, portion);
    }

    private static async Task<Creation> MeasureAsync(string way, Func<Task> create)
    {
        var start = Stopwatch.GetTimestamp();
        await create();
        var took = Stopwatch.GetElapsedTime(start);
        await Console.Error.WriteLineAsync($"created by {way}: {took.TotalSeconds:0.0} s");
        return new Creation(way, took);
    }
}
