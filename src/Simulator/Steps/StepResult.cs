using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Steps;

internal enum Outcome
{
    Pass,
    Fail,
    NotRun,
    Off,
}

/// <param name="Reason">Why it failed or was not run; on a pass, what else is worth knowing.</param>
internal sealed record StepResult(
    int Number, Step Step, Outcome Outcome, TimeSpan Took, string? Reason, SentRequest? Request, ReceivedAnswer? Answer)
{
    /// <summary>Where a read failed: the write before it, which is likelier to blame.</summary>
    public Exchange? Cause { get; init; }
}
