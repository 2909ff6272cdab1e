using System.Text;
using Rolecall.Bench.Load;
using Rolecall.Bench.Report;

namespace Rolecall.Bench.Pages;

/// <summary>The first page and the others in turn, on one connection: what depth costs, whatever the machine does meanwhile.</summary>
internal sealed class PageSession(Options options, Target target, int members)
{
    private const int Page = 100;

    /// <returns>What the server gave for the last page, ready for an address.</returns>
    public static async Task<string> LastCursorAsync(Target target, int members)
    {
        using var client = new SerialClient(target);
        var cursor = "";
        for (var page = 1; page < members / Page; page++)
            cursor = Next(await client.SendAsync(HttpMethod.Get, $"/Users?cursor={cursor}&count={Page}&attributes=id"));
        return cursor;
    }

    public async Task<IReadOnlyList<PageRow>> RunAsync(string cursor)
    {
        (string Way, Func<string> Query)[] ways =
        [
            (PageRow.First, () => "startIndex=1"),
            (PageRow.ByIndex, () => $"startIndex={members - Page + 1}"),
            (PageRow.ByCursor, () => $"cursor={cursor}"),
            (PageRow.Anywhere, () => $"startIndex={1 + Random.Shared.Next(members - Page + 1)}"),
        ];
        var times = ways.ToDictionary(way => way.Way, _ => new List<double>());
        using var client = new SerialClient(target);
        for (var round = -options.Rounds / 4; round < options.Rounds; round++)
        {
            foreach (var (way, query) in ways)
            {
                var time = await client.TimeAsync(HttpMethod.Get, $"/Users?{query()}&count={Page}");
                if (round >= 0)
                    times[way].Add(time.TotalMilliseconds);
            }
        }

        return [.. times.Select(one => new PageRow(one.Key, members, Percentile.Of(one.Value, 0.50), Percentile.Of(one.Value, 0.99)))];
    }

    private static string Next(byte[] answer)
    {
        var name = "\"nextCursor\":\""u8;
        var at = answer.AsSpan().IndexOf(name);
        if (at < 0)
            throw new InvalidOperationException("A page before the last has no nextCursor.");
        var rest = answer.AsSpan(at + name.Length);
        return Uri.EscapeDataString(Encoding.UTF8.GetString(rest[..rest.IndexOf((byte)'"')]));
    }
}
