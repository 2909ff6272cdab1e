using System.Diagnostics;
using Rolecall.Bench.Report;

namespace Rolecall.Bench.Groups;

/// <summary>The same operations on a small group and on larger ones, in turn, so that a slow second of the machine strikes them all.</summary>
/// <param name="newcomer">A member of no group.</param>
/// <param name="isOurs">Whether it knows a PATCH that leaves out members in its answer: SCIMMY leaves them out of the group.</param>
internal sealed class GroupSession(
    Options options, GroupClient client, IReadOnlyList<(int Size, string Id)> groups, string newcomer, bool isOurs)
{
    private const string Bare = "?excludedAttributes=members";

    /// <summary>A server that takes seconds for one member is shown with as many rounds as fit.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly Dictionary<(string Operation, int Size), List<double>> times = [];

    public async Task<IReadOnlyList<GroupRow>> RunAsync()
    {
        await RepeatAsync(int.MaxValue, options.WarmUp, ChangeAsync);
        times.Clear();
        await RepeatAsync(options.Rounds, Longest, ChangeAsync);
        await RepeatAsync(options.Rounds / 20, Longest, async (size, id) => Note(GroupRow.Whole, size, await client.GetAsync(id)));
        return [.. times.Select(one => GroupRow.Of(one.Key.Operation, one.Key.Size, one.Value))];
    }

    /// <returns>Of a group that does not have the members it had: what is wrong with it.</returns>
    public async Task<string?> CheckAsync()
    {
        foreach (var (size, id) in groups)
        {
            if (await client.CountAsync(id) is var count && count != size)
                return $"the group of {size:N0} shows {count:N0} members afterwards: its figures are not those of its size";
        }

        return null;
    }

    private async Task ChangeAsync(int size, string id)
    {
        Note(GroupRow.Add, size, await client.AddAsync(id, [newcomer]));
        Note(GroupRow.Remove, size, await client.RemoveAsync(id, newcomer));
        Note(GroupRow.BareGet, size, await client.GetAsync(id + Bare));
        if (!isOurs)
            return;
        Note(GroupRow.BareAdd, size, await client.AddAsync(id + Bare, [newcomer]));
        Note(GroupRow.BareRemove, size, await client.RemoveAsync(id + Bare, newcomer));
    }

    private async Task RepeatAsync(int rounds, TimeSpan longest, Func<int, string, Task> run)
    {
        var watch = Stopwatch.StartNew();
        for (var round = 0; round < rounds && watch.Elapsed < longest; round++)
        {
            foreach (var (size, id) in groups)
                await run(size, id);
        }
    }

    private void Note(string operation, int size, TimeSpan time)
    {
        if (!times.TryGetValue((operation, size), out var all))
            times[(operation, size)] = all = [];
        all.Add(time.TotalMilliseconds);
    }
}
