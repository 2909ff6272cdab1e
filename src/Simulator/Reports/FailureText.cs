using Rolecall.Simulator.Steps;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Reports;

/// <summary>A failed step as a support ticket would need it: request, answer, and what was expected.</summary>
internal static class FailureText
{
    /// <summary>A list of a thousand people helps nobody.</summary>
    private const int LongestBody = 4000;

    private static readonly string[] HeadersOfInterest =
        ["Content-Type", "Location", "ETag", "WWW-Authenticate", "Retry-After", "Server", "Via", "Date"];

    public static void Write(TextWriter output, StepResult failed, Secrets secrets)
    {
        output.WriteLine($"--- {failed.Number} {failed.Step.Name} ({failed.Step.Id}): fail");
        if (failed.Cause is { } cause)
        {
            Sent(output, cause.Request, secrets);
            output.WriteLine($"< {cause.Answer.Status}");
            output.WriteLine();
        }

        if (failed.Request is { } request)
            Sent(output, request, secrets);
        Received(output, failed.Answer, secrets);
        output.WriteLine();
        output.WriteLine(secrets.Hide(failed.Reason ?? ""));
    }

    private static void Sent(TextWriter output, SentRequest request, Secrets secrets)
    {
        output.WriteLine($"> {request.Method} {secrets.Hide(request.Url)}");
        foreach (var (name, value) in request.Headers)
            output.WriteLine($"> {name}: {secrets.HideHeader(name, value)}");
        if (request.Body is { } body)
            output.WriteLine(Shorten(secrets.Hide(body)));
    }

    private static void Received(TextWriter output, ReceivedAnswer? answer, Secrets secrets)
    {
        output.WriteLine(answer is null ? "< (no answer)" : $"< {answer.Status}");
        if (answer is null)
            return;
        foreach (var (name, value) in OfInterest(answer))
            output.WriteLine($"< {name}: {secrets.Hide(value)}");
        if (answer.Body.Length > 0)
            output.WriteLine(Shorten(secrets.Hide(answer.Body)));
    }

    public static IEnumerable<KeyValuePair<string, string>> OfInterest(ReceivedAnswer answer) =>
        HeadersOfInterest.Where(answer.Headers.ContainsKey).Select(name => KeyValuePair.Create(name, answer.Headers[name]));

    public static string Shorten(string body) =>
        body.Length <= LongestBody ? body : $"{body[..LongestBody]}… ({body.Length} characters)";
}
