using System.Collections.Concurrent;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Storage.Rows;

/// <summary>
/// Which resource stands at every so manieth place of a workspace's plain list, as far as somebody looked: a page far down costs what the
/// first one costs, by startIndex too (RFC 7644 §3.4.2.4).
/// </summary>
/// <remarks>Newcomers stand at the end and move nobody; whoever leaves or comes back moves all after them, and then nothing here is good.</remarks>
internal sealed class Places
{
    private const int Step = 1_000;
    private const int MostLists = 1_000;

    private readonly ConcurrentDictionary<(WorkspaceId, string), Known> lists = new();

    /// <summary>The number to begin at, and how many to pass over from there: less than two steps.</summary>
    /// <param name="shifts">How often a place has moved, as the snapshot sees it.</param>
    /// <param name="skip">How many stand before the page.</param>
    /// <param name="after">The number that stands so many places after another one's; null behind the end.</param>
    public Place Find(WorkspaceId workspace, string list, long shifts, long skip, Func<long, long, long?> after)
    {
        if (lists.Count >= MostLists)
            lists.Clear();
        var known = lists.AddOrUpdate((workspace, list), _ => new Known(shifts), (_, had) => had.Shifts == shifts ? had : new Known(shifts));
        return known.Find(skip, after);
    }

    private sealed class Known(long shifts)
    {
        /// <summary>At index i, who stands at place i times the step.</summary>
        private readonly List<long> numbers = [0];
        private readonly Lock gate = new();

        public long Shifts => shifts;

        public Place Find(long skip, Func<long, long, long?> after)
        {
            using var turn = gate.EnterScope();
            while (numbers.Count <= skip / Step && after(numbers[^1], Step) is { } next)
                numbers.Add(next);
            var at = (int)Math.Min(skip / Step, numbers.Count - 1);
            return new Place(numbers[at], skip - ((long)at * Step));
        }
    }
}

internal sealed record Place(long Number, long Skip);
