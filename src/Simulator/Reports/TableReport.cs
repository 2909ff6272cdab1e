using Rolecall.Simulator.Clients;
using Rolecall.Simulator.Steps;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Reports;

/// <summary>A line per step as it ends; below, what failed, whole.</summary>
internal sealed class TableReport(TextWriter output, SimulatedClient client, Settings settings, Secrets secrets, bool colours) : IReport
{
    private const int Name = 41;
    private const int Promise = 72;

    public void Started()
    {
        output.WriteLine($"{client.Name} -> {settings.BaseUrl}");
        output.WriteLine();
        output.WriteLine($"{"#",3}  {"step",-Name}  {"the guide promises",-Promise}  {"result",-7}  {"ms",6}");
    }

    public void Finished(StepResult result)
    {
        var step = result.Step;
        var milliseconds = result.Outcome is Outcome.Pass or Outcome.Fail ? $"{result.Took.TotalMilliseconds:0}" : "";
        output.WriteLine(
            $"{result.Number,3}  {step.Name,-Name}  {step.Promise,-Promise}  {Word(result.Outcome)}  {milliseconds,6}".TrimEnd());
        if (result.Reason is { } reason && result.Outcome != Outcome.Fail)
            output.WriteLine($"     {"",-Name}  {secrets.Hide(reason)}");
        output.Flush();
    }

    public void Ended(IReadOnlyList<StepResult> results)
    {
        foreach (var failed in results.Where(result => result.Outcome == Outcome.Fail))
        {
            output.WriteLine();
            FailureText.Write(output, failed, secrets);
        }

        output.WriteLine();
        output.WriteLine(Tally.Of(results));
    }

    private string Word(Outcome outcome)
    {
        var (word, colour) = outcome switch
        {
            Outcome.Pass => ("pass", "32"),
            Outcome.Fail => ("fail", "31;1"),
            Outcome.NotRun => ("not run", "33"),
            _ => ("off", "33"),
        };
        return colours ? $"\e[{colour}m{word,-7}\e[0m" : $"{word,-7}";
    }
}
