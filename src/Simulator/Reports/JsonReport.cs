using System.Text.Json.Nodes;
using Rolecall.Simulator.Clients;
using Rolecall.Simulator.Steps;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Reports;

/// <summary>One JSON document at the end, for scripts.</summary>
internal sealed class JsonReport(TextWriter output, SimulatedClient client, Settings settings, Secrets secrets) : IReport
{
    public void Started()
    {
    }

    public void Finished(StepResult result)
    {
    }

    public void Ended(IReadOnlyList<StepResult> results)
    {
        var tally = Tally.Of(results);
        var document = new JsonObject
        {
            ["client"] = client.Name,
            ["baseUrl"] = settings.BaseUrl,
            ["steps"] = new JsonArray([.. results.Select(Of)]),
            ["passed"] = tally.Passed,
            ["failed"] = tally.Failed,
            ["notRun"] = tally.NotRun,
        };
        output.WriteLine(document.ToJsonString(JsonText.Indented));
    }

    private JsonObject Of(StepResult result)
    {
        var step = new JsonObject
        {
            ["id"] = result.Step.Id,
            ["name"] = result.Step.Name,
            ["promise"] = result.Step.Promise,
            ["result"] = Word(result.Outcome),
            ["milliseconds"] = Math.Round(result.Took.TotalMilliseconds),
        };
        if (result.Cause is { } cause)
            step["after"] = new JsonObject { ["request"] = Of(cause.Request), ["response"] = Of(cause.Answer) };
        if (result.Request is { } request)
            step["request"] = Of(request);
        if (result.Answer is { } answer)
            step["response"] = Of(answer);
        if (result.Reason is { } reason)
            step["reason"] = secrets.Hide(reason);
        return step;
    }

    private JsonObject Of(SentRequest request) => new()
    {
        ["method"] = request.Method.Method,
        ["url"] = secrets.Hide(request.Url),
        ["headers"] = Headers(request.Headers),
        ["body"] = request.Body is { } body ? FailureText.Shorten(secrets.Hide(body)) : null,
    };

    private JsonObject Of(ReceivedAnswer answer) => new()
    {
        ["status"] = answer.Status,
        ["headers"] = Headers(FailureText.OfInterest(answer)),
        ["body"] = FailureText.Shorten(secrets.Hide(answer.Body)),
    };

    private JsonObject Headers(IEnumerable<KeyValuePair<string, string>> headers) =>
        new(headers.Select(header => KeyValuePair.Create(header.Key, (JsonNode?)secrets.HideHeader(header.Key, header.Value))));

    private static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Pass => "pass",
        Outcome.Fail => "fail",
        Outcome.NotRun => "not run",
        _ => "off",
    };
}
