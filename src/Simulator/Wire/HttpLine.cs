using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Wire;

/// <summary>Sends requests exactly as given and remembers what was sent and answered.</summary>
/// <param name="watch">Looks on; null where nobody does.</param>
internal sealed class HttpLine(HttpClient http, TimeProvider clock, TimeSpan timeout, IWireWatch? watch = null)
{
    // Okta tries 10 times and waits for hours; whoever watches a simulation does not.
    private const int Attempts = 3;
    private const int LongestWait = 30;

    private readonly ConcurrentQueue<Exchange> _exchanges = new();

    /// <summary>What was exchanged since <see cref="Forget"/>.</summary>
    public IReadOnlyCollection<Exchange> Exchanges => _exchanges;

    public void Forget() => _exchanges.Clear();

    /// <summary>Redirects are not followed and cookies not kept: identity providers do neither.</summary>
    public static HttpClient Open() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Sends, and like Okta sends again after a 429 that says in whole seconds how long to wait.</summary>
    /// <exception cref="StepFailedException">No answer came.</exception>
    public async Task<Exchange> SendAsync(SentRequest request, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var exchange = await SendOnceAsync(request, ct);
            if (attempt == Attempts || exchange.Answer.Status != 429
                || !int.TryParse(exchange.Answer.Headers.GetValueOrDefault("Retry-After"), out var seconds) || seconds > LongestWait)
                return exchange;
            await Task.Delay(TimeSpan.FromSeconds(seconds), clock, ct);
        }
    }

    private async Task<Exchange> SendOnceAsync(SentRequest request, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            var exchange = new Exchange(request, await AnswerAsync(request, either.Token));
            _exchanges.Enqueue(exchange);
            watch?.Answered(exchange);
            return exchange;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw Unanswered(request, $"no answer came within {timeout.TotalSeconds:0.###} s");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidDataException)
        {
            // The outer message of a TLS failure only says to look inside.
            throw Unanswered(request, failure.GetBaseException().Message.TrimEnd('.'));
        }
    }

    private StepFailedException Unanswered(SentRequest request, string why)
    {
        watch?.Unanswered(request, why);
        return new($"Expected an answer, but {why}.") { Request = request };
    }

    private async Task<ReceivedAnswer> AnswerAsync(SentRequest request, CancellationToken ct)
    {
        var start = clock.GetTimestamp();
        using var message = new HttpRequestMessage(request.Method, new Uri(request.Url));
        if (request.Body is { } body)
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        // Unvalidated, because the typed headers would rewrite what we were asked to send.
        foreach (var (name, value) in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                message.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, ct);
        var text = await TextAsync(response, ct);
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new ReceivedAnswer((int)response.StatusCode, headers, text, Json(text), clock.GetElapsedTime(start));
    }

    // Unpacked here: automatic decompression would send Accept-Encoding in its own spelling.
    private static async Task<string> TextAsync(HttpResponseMessage response, CancellationToken ct)
    {
        await using var raw = await response.Content.ReadAsStreamAsync(ct);
        await using var plain = response.Content.Headers.ContentEncoding.LastOrDefault() switch
        {
            "gzip" => new GZipStream(raw, CompressionMode.Decompress),
            "deflate" => new ZLibStream(raw, CompressionMode.Decompress),
            _ => raw,
        };
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return await reader.ReadToEndAsync(ct);
    }

    private static JsonObject? Json(string text)
    {
        try
        {
            // A name given twice makes JsonNode throw on first use; parse such a body as "not JSON" here instead.
            return JsonNode.Parse(text, documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
