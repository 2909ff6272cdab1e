namespace Rolecall.Bench.Report;

internal static class LimitTable
{
    public static IEnumerable<string> Of(Run run)
    {
        var ceiling = run.Ceiling;
        return
        [
            "## Limits of the machine in this run",
            "",
            "| limit | a second |",
            "|---|---|",
            $"| bare GET: Kestrel, one rendered user | {Number.Whole(ceiling.Get)} |",
            $"| bare POST: Kestrel, parse and serialise | {Number.Whole(ceiling.Post)} |",
            $"| bare page: Kestrel, 100 rendered users | {Number.Whole(ceiling.Page)} |",
            $"| SQLite, one row in a durable transaction | {Number.Whole(ceiling.Transactions)} |",
            .. ceiling.Select is { } select ? [$"| Npgsql, select by key, 16 connections | {Number.Whole(select)} |"] : Array.Empty<string>(),
            .. ceiling.Insert is { } insert ? [$"| Npgsql, one row in a durable transaction, 16 connections | {Number.Whole(insert)} |"] : Array.Empty<string>(),
            "",
        ];
    }
}
