using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Rolecall.Durability.Tests.Running;

/// <summary>Requests with one token, over connections of its own.</summary>
internal sealed class Wire(Uri server, string token) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler())
    {
        BaseAddress = server,
        Timeout = TimeSpan.FromSeconds(60),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
    };

    /// <summary>The body of an answer that must be good.</summary>
    public async Task<JsonElement> DoAsync(HttpMethod method, string path, string? body = null)
    {
        var (status, text) = await SendAsync(method, path, body);
        if (status is < 200 or > 299)
            Assert.Fail($"{method} {path} was answered {status}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public async Task<(int Status, string Body)> SendAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, path.StartsWith("/scim", StringComparison.Ordinal) ? "application/scim+json" : "application/json");
        using var answer = await http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task<int> StatusAsync(string path) => (await SendAsync(HttpMethod.Get, path)).Status;

    public void Dispose() => http.Dispose();
}
