using System.Diagnostics;

namespace Rolecall.Bench;

/// <summary>What is to be done, known in full before it begins, so that whoever waits sees how much remains.</summary>
internal sealed class Plan
{
    private readonly List<Step> steps = [];

    public void Add(string what, Func<Task> run) => steps.Add(new Step(what, run));

    public async Task RunAsync()
    {
        var watch = Stopwatch.StartNew();
        for (var at = 0; at < steps.Count; at++)
        {
            await Console.Error.WriteLineAsync($"[{at + 1}/{steps.Count}, {watch.Elapsed:h\\:mm\\:ss}] {steps[at].What}");
            await steps[at].Run();
        }
    }

    private sealed record Step(string What, Func<Task> Run);
}
