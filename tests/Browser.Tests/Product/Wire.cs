using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Rolecall.Browser.Tests.Product;

/// <summary>Requests with one token.</summary>
/// <param name="home">Paths begin after it.</param>
internal sealed class Wire(Uri home, string token) : IDisposable
{
    private readonly HttpClient http = new() { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };

    public Task<JsonElement> GetAsync(string path) => DoAsync(HttpMethod.Get, path, body: null);

    public Task<JsonElement> PostAsync(string path, object body) => DoAsync(HttpMethod.Post, path, body);

    public Task<JsonElement> PatchAsync(string path, object body) => DoAsync(HttpMethod.Patch, path, body);

    public void Dispose() => http.Dispose();

    /// <summary>The body of an answer that must be good.</summary>
    private async Task<JsonElement> DoAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, home.AbsoluteUri.TrimEnd('/') + path);
        if (body is not null)
            request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path} was answered {(int)answer.StatusCode}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }
}
