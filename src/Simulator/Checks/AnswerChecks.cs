using System.Text.Json.Nodes;
using Rolecall.Simulator.Steps;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Checks;

/// <summary>What every answer of a SCIM server is held to.</summary>
internal static class AnswerChecks
{
    private const string Error = "urn:ietf:params:scim:api:messages:2.0:Error";

    public static Exchange Status(this Exchange exchange, params int[] expected)
    {
        var status = exchange.Answer.Status;
        if (expected.Contains(status))
            return exchange;

        var detail = exchange.Answer.Json.Find("detail").Text() is { } text ? $" ({text.TrimEnd('.')})" : "";
        throw new StepFailedException($"Expected status {string.Join(" or ", expected)}, got {status}{detail}.", exchange);
    }

    /// <summary>Okta reads every body as JSON; a page of HTML ends in a parse error that nobody retries.</summary>
    public static JsonObject Json(this Exchange exchange)
    {
        var answer = exchange.Answer;
        if (answer.Json is not null && answer.MediaType is "application/scim+json" or "application/json")
            return answer.Json;

        var got = answer.Body.Length == 0 ? "an empty body"
            : answer.Json is null ? $"{answer.MediaType ?? "a body without Content-Type"} that is no JSON object"
            : $"Content-Type {answer.MediaType ?? "missing"}";
        throw new StepFailedException(
            $"Expected a JSON object as application/scim+json with status {answer.Status}, got {got}.", exchange);
    }

    /// <summary>RFC 7644 §3.12, with the <c>detail</c> that Okta shows to the admin.</summary>
    public static string ScimError(this Exchange exchange, params int[] expected)
    {
        var json = exchange.Status(expected).Json();
        if (!json.Find("schemas").Items().Any(schema => schema.Text() == Error))
            throw new StepFailedException($"Expected an error body whose schemas has {Error}.", exchange);
        if (json.Find("status").Text() != exchange.Answer.Status.ToString())
            throw new StepFailedException(
                $"Expected status {exchange.Answer.Status} in the error body too, got {json.Find("status")?.ToJsonString() ?? "none"}.",
                exchange);
        return json.Find("detail").Text() is { Length: > 0 } detail ? detail
            : throw new StepFailedException("Expected a detail that tells the admin what to fix, got none.", exchange);
    }

    /// <summary>Fails the step when <paramref name="holds"/> is false.</summary>
    public static void Hold(this Exchange exchange, bool holds, string message)
    {
        if (!holds)
            throw new StepFailedException(message, exchange);
    }

    public static void Same(this Exchange exchange, string what, string? expected, string? got) =>
        exchange.Hold(
            expected == got,
            $"Expected {what} {Shown(expected)}, got {Shown(got)}.");

    private static string Shown(string? value) => value is null ? "none" : $"\"{value}\"";
}
