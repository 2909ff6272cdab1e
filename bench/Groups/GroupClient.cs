using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Rolecall.Bench.Load;

namespace Rolecall.Bench.Groups;

/// <summary>One identity provider on one connection: the next request waits for the last answer, as Okta's do for one group.</summary>
internal sealed class GroupClient(Target target) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 1 })
    {
        BaseAddress = target.Server,
        Timeout = TimeSpan.FromMinutes(5),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", target.Token) },
    };

    /// <returns>The path of the new group.</returns>
    public async Task<string> CreateAsync(string name, IEnumerable<string> members)
    {
        using var answer = await SendAsync(HttpMethod.Post, target.Path + "/Groups", $$"""{"displayName":"{{name}}","members":[{{Values(members)}}]}""");
        return answer.Headers.Location!.AbsolutePath;
    }

    public Task<TimeSpan> AddAsync(string group, IEnumerable<string> members) => TimeAsync(HttpMethod.Patch, group, Patch($$"""
        {"op":"add","path":"members","value":[{{Values(members)}}]}
        """));

    public Task<TimeSpan> RemoveAsync(string group, string member) => TimeAsync(HttpMethod.Patch, group, Patch($$"""
        {"op":"remove","path":"members[value eq \"{{member}}\"]"}
        """));

    public Task<TimeSpan> GetAsync(string group) => TimeAsync(HttpMethod.Get, group, null);

    public void Dispose() => http.Dispose();

    /// <summary>Until the last byte of the answer is here.</summary>
    private async Task<TimeSpan> TimeAsync(HttpMethod method, string path, string? body)
    {
        var start = Stopwatch.GetTimestamp();
        using var answer = await SendAsync(method, path, body);
        return Stopwatch.GetElapsedTime(start);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/scim+json"),
        };
        var answer = await http.SendAsync(request);
        return answer.IsSuccessStatusCode
            ? answer
            : throw new InvalidOperationException($"{method} {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    private static string Patch(string operation) =>
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operation.Trim()}}]}""";

    private static string Values(IEnumerable<string> members) => string.Join(',', members.Select(id => $$"""{"value":{{JsonSerializer.Serialize(id)}}}"""));
}
