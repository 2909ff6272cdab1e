namespace Rolecall.Bench.Report;

internal static class GoalTable
{
    public static IEnumerable<string> Of(Run run)
    {
        var goals = new Goals(run).All.Where(goal => run.Options.Only.Count == 0 || goal.Measured is not null).ToArray();
        return goals.Length == 0 ? [] :
        [
            "## Goals",
            "",
            "Met: **yes** is the stretch goal, floor is what a release must have. A size in the name is the one measured: the goals",
            "are about 100,000 and 1,000,000 members.",
            "",
            "| goal | floor | stretch | measured | met |",
            "|---|---|---|---|---|",
            .. goals.Select(goal => $"| {goal.Name} | {goal.Floor} | {goal.Stretch} | {goal.Measured ?? "–"} | {goal.Verdict} |"),
            "",
        ];
    }
}
