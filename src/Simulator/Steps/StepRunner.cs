using Rolecall.Simulator.Reports;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Steps;

/// <summary>Runs flows step by step and reports each step as it ends.</summary>
internal sealed class StepRunner(Settings settings, HttpLine line, Notes notes, TimeProvider clock)
{
    private int _number;
    private string? _ended;

    public async Task<IReadOnlyList<StepResult>> RunAsync(IEnumerable<IFlow> flows, IReport report, CancellationToken ct)
    {
        var results = new List<StepResult>();
        foreach (var step in flows.SelectMany(flow => flow.Steps))
        {
            var result = await RunAsync(step, ct);
            results.Add(result);
            report.Finished(result);
        }

        return results;
    }

    private async Task<StepResult> RunAsync(Step step, CancellationToken ct)
    {
        _number++;
        if ((settings.Features & step.Needs) != step.Needs)
            return Skipped(step, Outcome.Off, $"{step.Needs & ~settings.Features} is off, so nothing is sent.");
        if (_ended is not null)
            return Skipped(step, Outcome.NotRun, _ended);
        if (step.NeedsApi && settings.ApiUrl is null)
            return Skipped(step, Outcome.NotRun, "Needs --api-url and --api-token.");

        if (_number > 1 && settings.Pause > TimeSpan.Zero)
            await Task.Delay(settings.Pause, clock, ct);
        return await TryAsync(step, ct);
    }

    private StepResult Skipped(Step step, Outcome outcome, string reason) =>
        new(_number, step, outcome, TimeSpan.Zero, reason, Request: null, Answer: null);

    private async Task<StepResult> TryAsync(Step step, CancellationToken ct)
    {
        line.Forget();
        var start = clock.GetTimestamp();
        try
        {
            await step.Action(ct);
            return new(_number, step, Outcome.Pass, clock.GetElapsedTime(start), notes.Take(), Request: null, Answer: null);
        }
        catch (StepNotRunException reason)
        {
            notes.Take();
            return Skipped(step, Outcome.NotRun, reason.Message);
        }
        catch (StepFailedException failure)
        {
            notes.Take();
            // Unreachable, or the token is wrong: an admin could not save the connection, so nothing else would be sent.
            if (_number == 1 && failure.Answer?.Status is null or 401 or 403)
                _ended = $"Step 1 ({step.Name}) failed, and an admin could not get past it.";
            var last = failure.Request is null ? line.Exchanges.LastOrDefault() : null;
            var request = failure.Request ?? last?.Request;
            return new(
                _number, step, Outcome.Fail, clock.GetElapsedTime(start), $"{failure.Message} {step.LookAt}".TrimEnd(),
                request, failure.Answer ?? last?.Answer)
            {
                Cause = request?.Method == HttpMethod.Get ? WriteBefore(request) : null,
            };
        }
    }

    private Exchange? WriteBefore(SentRequest failed) => line.Exchanges
        .TakeWhile(exchange => !ReferenceEquals(exchange.Request, failed))
        .LastOrDefault(exchange => exchange.Request.Method != HttpMethod.Get);
}
