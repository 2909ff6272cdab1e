using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Reports;

/// <summary>Tells a run to whoever watches it.</summary>
internal interface IReport
{
    void Started();

    void Finished(StepResult result);

    void Ended(IReadOnlyList<StepResult> results);
}
