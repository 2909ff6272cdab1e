using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Rolecall.Durability.Tests.FullDisk;

/// <summary>Judges answers of a server whose disk may be full.</summary>
internal static class Answers
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>Whether a write was done; anything but done and a right refusal is noted as a fault.</summary>
    public static async Task<(bool Done, string Body)> WriteAsync(Observations seen, Func<Task<HttpResponseMessage>> send, params int[] done)
    {
        using var answer = await TimedAsync(seen, send);
        var body = await answer.Content.ReadAsStringAsync();
        var status = (int)answer.StatusCode;
        if (done.Contains(status))
            return (true, body);
        if (Wrong(answer, status, body) is { } wrong)
            seen.Fault($"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri!.AbsolutePath} was answered {status}, {wrong}: {body}");
        else
            seen.Refuse();
        return (false, body);
    }

    public static async Task ReadAsync(Observations seen, Func<Task<HttpResponseMessage>> send)
    {
        using var answer = await TimedAsync(seen, send);
        seen.Read();
        if ((int)answer.StatusCode != 200)
            seen.Fault($"GET {answer.RequestMessage!.RequestUri} was answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static async Task<HttpResponseMessage> TimedAsync(Observations seen, Func<Task<HttpResponseMessage>> send)
    {
        var watch = Stopwatch.StartNew();
        var answer = await send();
        seen.Took(watch.Elapsed);
        if (watch.Elapsed > Longest)
            seen.Fault($"{answer.RequestMessage!.Method} took {watch.Elapsed}");
        return answer;
    }

    private static string? Wrong(HttpResponseMessage answer, int status, string body)
    {
        if (status is not (503 or 507))
            return "neither done nor refused for want of room";
        if (answer.Content.Headers.ContentType?.MediaType != "application/scim+json")
            return "not in SCIM's media type";
        if (!answer.Headers.TryGetValues("Retry-After", out var wait)
            || !int.TryParse(string.Join(",", wait), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds < 1)
            return "without whole seconds in Retry-After";
        using var error = JsonDocument.Parse(body);
        return error.RootElement.GetProperty("schemas")[0].GetString() == "urn:ietf:params:scim:api:messages:2.0:Error"
            && error.RootElement.GetProperty("status").GetString() == $"{status}"
            && error.RootElement.GetProperty("detail").GetString() is { Length: > 20 }
                ? null
                : "without a SCIM error";
    }
}
