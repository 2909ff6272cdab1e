using System.Text.Json.Nodes;

namespace Rolecall.Simulator.Wire;

/// <summary>One SCIM client's way of speaking to one service provider.</summary>
internal sealed class ScimClient(HttpLine line, ClientHeaders headers, string baseUrl, string token)
{
    private readonly string _root = baseUrl.TrimEnd('/');

    /// <summary>Changes when the token is rotated.</summary>
    public string Token { get; set; } = token;

    public Task<Exchange> GetAsync(string path, CancellationToken ct) =>
        SendAsync(HttpMethod.Get, path, null, $"Bearer {Token}", ct);

    public Task<Exchange> GetAsync(string path, string authorization, CancellationToken ct) =>
        SendAsync(HttpMethod.Get, path, null, authorization, ct);

    public Task<Exchange> PostAsync(string path, JsonObject body, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, path, body, $"Bearer {Token}", ct);

    public Task<Exchange> PutAsync(string path, JsonObject body, CancellationToken ct) =>
        SendAsync(HttpMethod.Put, path, body, $"Bearer {Token}", ct);

    public Task<Exchange> PatchAsync(string path, JsonObject body, CancellationToken ct) =>
        SendAsync(HttpMethod.Patch, path, body, $"Bearer {Token}", ct);

    public Task<Exchange> DeleteAsync(string path, CancellationToken ct) =>
        SendAsync(HttpMethod.Delete, path, null, $"Bearer {Token}", ct);

    private Task<Exchange> SendAsync(
        HttpMethod method, string path, JsonObject? body, string authorization, CancellationToken ct) =>
        line.SendAsync(
            new SentRequest(
                method, _root + path, headers.For(authorization, withBody: body is not null), body?.ToJsonString(JsonText.Compact)),
            ct);
}
