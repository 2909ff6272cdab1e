using System.Buffers;
using System.Collections.Concurrent;
using System.Text;

namespace Rolecall.Server.Tests.Isolation;

/// <summary>Sends the requests of the matrix, counts them and collects what must not be.</summary>
public sealed class Cells(RunningServer server, Tenant theirs)
{
    private readonly SearchValues<string> anySecret = SearchValues.Create([.. theirs.Secrets], StringComparison.OrdinalIgnoreCase);
    private readonly ConcurrentBag<string> faults = [];
    private int count;

    public int Count => count;

    /// <summary>Fails with the first of what was wrong.</summary>
    public void AssertNone() => Assert.True(
        faults.IsEmpty, $"{faults.Count} of {Count} cells are wrong:\n{string.Join('\n', faults.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(12))}");

    public void Fault(string what) => faults.Add(what);

    /// <summary>One cell: the answer has that status, and in it nothing of the other workspace that the request did not say itself.</summary>
    /// <param name="expected">Null for any.</param>
    /// <param name="isTheirs">Whether the one who asks may see what is theirs.</param>
    public async Task<Answer> SendAsync(
        Actor actor, string method, string path, string? json, int? expected, Action<HttpRequestMessage>? adjust = null, bool isTheirs = false)
    {
        Interlocked.Increment(ref count);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (actor.Authorization is { } credential)
            request.Headers.TryAddWithoutValidation("Authorization", credential);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        adjust?.Invoke(request);
        using var response = await server.Http.SendAsync(request);
        var answer = await Answer.OfAsync(response);
        var cell = $"{actor}: {method} {path} {json}";
        if (expected is { } status && answer.Status != status)
            Fault($"{cell} was answered {answer.Status} instead of {status}: {answer.Text}");
        if (answer.Status >= 500)
            Fault($"{cell} was answered {answer.Status}");
        if (!isTheirs)
            FindLeaks(cell, $"{Uri.UnescapeDataString(path)} {json} {request.Headers.IfMatch}", answer);
        return answer;
    }

    /// <summary>Two cells: what names something of the other workspace is answered byte for byte as what names something that never was.</summary>
    /// <param name="make">The path and the body for one of the two.</param>
    /// <returns>The answer to what names something of the other workspace.</returns>
    public async Task<Answer> TwinAsync(
        Actor actor, string method, string theirs, string never, Func<string, (string Path, string? Json)> make, int? expected,
        Action<HttpRequestMessage>? adjust = null)
    {
        var (one, other) = (make(theirs), make(never));
        var answer = await SendAsync(actor, method, one.Path, one.Json, expected, adjust);
        var foreign = Comparable.Of(answer, theirs, one);
        var unknown = Comparable.Of(await SendAsync(actor, method, other.Path, other.Json, expected, adjust), never, other);
        if (foreign != unknown)
            Fault($"{actor}: {method} {one.Path} {one.Json} is told apart from {never}:\n  {foreign}\n  {unknown}");
        return answer;
    }

    private void FindLeaks(string cell, string asked, Answer answer)
    {
        foreach (var (place, text) in answer.Headers.Select(header => (header.Key, header.Value)).Append(("the body", answer.Text)))
        {
            if (!text.AsSpan().ContainsAny(anySecret))
                continue;
            foreach (var secret in theirs.Secrets.Where(secret => Has(text, secret) && !Has(asked, secret)))
                Fault($"{cell} tells {secret} in {place}: {text}");
        }
    }

    private static bool Has(string text, string secret) => text.Contains(secret, StringComparison.OrdinalIgnoreCase);
}
