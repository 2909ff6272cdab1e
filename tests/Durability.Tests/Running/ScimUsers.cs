using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Rolecall.Durability.Tests.Running;

/// <summary>SCIM over one connection, with nothing of ours between the test and the wire.</summary>
internal sealed class ScimUsers : IDisposable
{
    private const string Core = "urn:ietf:params:scim:schemas:core:2.0:User";
    private const string PatchOp = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    private readonly HttpClient http;
    private readonly string users;

    public ScimUsers(Uri server, Installation installation)
    {
        users = installation.ScimPath + "/Users";
        http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 })
        {
            BaseAddress = server,
            Timeout = TimeSpan.FromSeconds(30),
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", installation.ScimToken) },
        };
    }

    /// <summary>Puts one value into three attributes, so that half a write would show.</summary>
    public Task<HttpResponseMessage> PostAsync(string userName, string value) => SendAsync(HttpMethod.Post, "", Body(userName, value));

    public Task<HttpResponseMessage> PutAsync(string id, string userName, string value) =>
        SendAsync(HttpMethod.Put, "/" + id, Body(userName, value));

    public Task<HttpResponseMessage> PatchAsync(string id, string changes) => SendAsync(HttpMethod.Patch, "/" + id, $$"""
        {"schemas":["{{PatchOp}}"],"Operations":[{"op":"replace","value":{{changes}}}]}
        """);

    public Task<HttpResponseMessage> PatchValueAsync(string id, string value) => PatchAsync(id, $$"""
        {"displayName":"{{value}}","title":"{{value}}","nickName":"{{value}}"}
        """);

    public Task<HttpResponseMessage> DeleteAsync(string id) => SendAsync(HttpMethod.Delete, "/" + id, body: null);

    public Task<HttpResponseMessage> GetAsync(string query) => http.GetAsync(users + query);

    /// <summary>Every user that SCIM shows.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReadAllAsync()
    {
        var found = new List<JsonElement>();
        while (true)
        {
            using var answer = await GetAsync($"?startIndex={found.Count + 1}&count=1000");
            answer.EnsureSuccessStatusCode();
            var page = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            found.AddRange(page.GetProperty("Resources").EnumerateArray());
            var total = page.GetProperty("totalResults").GetInt32();
            if (found.Count >= total)
            {
                Assert.Equal(total, found.Count);
                return found;
            }
        }
    }

    public void Dispose() => http.Dispose();

    /// <remarks>Never without a body: of a request that has none .NET sends a second one when the connection breaks, and a DELETE that was done is then answered 404.</remarks>
    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body) => http.SendAsync(
        new HttpRequestMessage(method, users + path)
        {
            Content = body is null ? new ByteArrayContent([]) : new StringContent(body, Encoding.UTF8, "application/scim+json"),
        });

    private static string Body(string userName, string value) => $$"""
        {
          "schemas": ["{{Core}}"],
          "userName": "{{userName}}",
          "displayName": "{{value}}",
          "title": "{{value}}",
          "nickName": "{{value}}",
          "emails": [{ "value": "{{userName}}", "type": "work", "primary": true }]
        }
        """;
}
