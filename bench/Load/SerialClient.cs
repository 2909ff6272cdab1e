using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Rolecall.Bench.Load;

/// <summary>Asks and waits for the whole answer; anything but success ends the measurement.</summary>
internal sealed class SerialClient(Target target, int connections = 1) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = connections })
    {
        BaseAddress = target.Server,
        Timeout = TimeSpan.FromMinutes(5),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", target.Token) },
    };

    /// <returns>The id of what was created.</returns>
    public async Task<string> CreateAsync(string path, string body)
    {
        using var created = JsonDocument.Parse(await SendAsync(HttpMethod.Post, path, body));
        return created.RootElement.GetProperty("id").GetString()!;
    }

    public async Task<byte[]> SendAsync(HttpMethod method, string path, string? body = null)
    {
        using var answer = await AnswerAsync(method, path, body);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Until the last byte of the answer is here.</summary>
    public async Task<TimeSpan> TimeAsync(HttpMethod method, string path, string? body = null)
    {
        var start = Stopwatch.GetTimestamp();
        using var answer = await AnswerAsync(method, path, body);
        return Stopwatch.GetElapsedTime(start);
    }

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> AnswerAsync(HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, target.Path + path)
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/scim+json"),
        };
        var answer = await http.SendAsync(request);
        if (answer.IsSuccessStatusCode)
            return answer;
        var said = await answer.Content.ReadAsStringAsync();
        answer.Dispose();
        throw new InvalidOperationException($"{method} {path}: {(int)answer.StatusCode} {said[..Math.Min(said.Length, 200)]}");
    }
}
