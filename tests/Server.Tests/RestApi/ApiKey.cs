using System.Text;
using System.Text.Json.Nodes;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.RestApi;

/// <summary>The public API as someone with a key sees it.</summary>
/// <param name="key">Null to send none.</param>
public sealed class ApiKey(RunningServer server, WorkspaceId workspace, string? key)
{
    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> PostAsync(string path, string? json = null) => SendAsync(HttpMethod.Post, path, json);

    public Task<Answer> PatchAsync(string path, string json) => SendAsync(HttpMethod.Patch, path, json);

    public Task<Answer> PutAsync(string path, string json) => SendAsync(HttpMethod.Put, path, json);

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    /// <param name="path">Of our own API when it starts after the workspace, else whole: "/api/…".</param>
    public async Task<Answer> SendAsync(HttpMethod method, string path, string? json = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(method, path.StartsWith("/api/", StringComparison.Ordinal) ? path : $"/api/v1/workspaces/{workspace}{path}");
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Authorization", key);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, contentType);
        using var response = await server.Http.SendAsync(request);
        return await Answer.OfAsync(response);
    }
}

internal static class ApiAnswers
{
    /// <summary>RFC 9457, with a code of ours.</summary>
    public static void AssertProblem(this Answer answer, int status, string code)
    {
        Assert.Equal((status, code), (answer.Status, answer["code"]?.GetValue<string>()));
        Assert.StartsWith("application/problem+json", answer.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Equal(status, answer["status"]!.GetValue<int>());
        Assert.EndsWith(".", answer["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(answer.Header("X-Request-Id"), answer["requestId"]!.GetValue<string>());
    }

    public static void AssertTeamError(this Answer answer, int status, string code)
    {
        Assert.Equal((status, code), (answer.Status, answer["ECODE"]?.GetValue<string>()));
        Assert.False(string.IsNullOrEmpty(answer["err"]!.GetValue<string>()));
        Assert.Equal(2, answer.Body!.AsObject().Count);
    }

    public static long Number(this JsonNode node, string name) => node[name]!.GetValue<long>();
}
