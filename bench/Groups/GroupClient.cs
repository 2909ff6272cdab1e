using System.Text.Json;
using Rolecall.Bench.Load;

namespace Rolecall.Bench.Groups;

/// <summary>One identity provider on one connection: the next request waits for the last answer, as Okta's do for one group.</summary>
internal sealed class GroupClient(Target target) : IDisposable
{
    private readonly SerialClient http = new(target);

    /// <returns>The id of the new group.</returns>
    public Task<string> CreateAsync(string name, IEnumerable<string> members) =>
        http.CreateAsync("/Groups", $$"""
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"{{name}}","members":[{{Values(members)}}]}
        """.Trim());

    public Task<TimeSpan> AddAsync(string group, IEnumerable<string> members) => http.TimeAsync(HttpMethod.Patch, $"/Groups/{group}", Patch($$"""
        {"op":"add","path":"members","value":[{{Values(members)}}]}
        """));

    public Task<TimeSpan> RemoveAsync(string group, string member) => http.TimeAsync(HttpMethod.Patch, $"/Groups/{group}", Patch($$"""
        {"op":"remove","path":"members[value eq \"{{member}}\"]"}
        """));

    public Task<TimeSpan> GetAsync(string group) => http.TimeAsync(HttpMethod.Get, $"/Groups/{group}");

    /// <returns>How many members it shows.</returns>
    public async Task<int> CountAsync(string group)
    {
        using var answer = JsonDocument.Parse(await http.SendAsync(HttpMethod.Get, $"/Groups/{group}"));
        return answer.RootElement.TryGetProperty("members", out var members) ? members.GetArrayLength() : 0;
    }

    public void Dispose() => http.Dispose();

    private static string Patch(string operation) =>
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operation.Trim()}}]}""";

    private static string Values(IEnumerable<string> members) => string.Join(',', members.Select(id => $$"""{"value":{{JsonSerializer.Serialize(id)}}}"""));
}
