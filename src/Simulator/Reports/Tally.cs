using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Reports;

/// <summary>The counts of a run. What is off was not run either.</summary>
internal sealed record Tally(int Passed, int Failed, int NotRun)
{
    public static Tally Of(IReadOnlyList<StepResult> results) => new(
        results.Count(result => result.Outcome == Outcome.Pass),
        results.Count(result => result.Outcome == Outcome.Fail),
        results.Count(result => result.Outcome is Outcome.NotRun or Outcome.Off));

    public override string ToString() => $"{Passed} passed, {Failed} failed, {NotRun} not run";
}
