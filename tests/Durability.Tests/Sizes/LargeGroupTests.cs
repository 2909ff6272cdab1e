using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Sizes;

public sealed class LargeGroupTests
{
    /// <summary>As many as one request may name (design §5).</summary>
    private const int Members = 200_000;

    /// <summary>The server has 100 at rest, SQLite's pages are 64 and the answer is 35; the rest is what waits to be collected.</summary>
    private const int MostMegabytes = 600;

    [Fact, Spec("S-4.2-07")]
    public async Task A_group_of_200_000_goes_in_by_one_request_and_comes_out_whole_in_bounded_memory()
    {
        using var installation = await Installation.FoundAsync();
        var ids = ManyMembers.Add(installation, Members);
        using var server = await ServerProcess.StartAsync(installation);
        using var http = new HttpClient
        {
            BaseAddress = server.Address,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", installation.ScimToken) },
        };
        var group = new JsonObject
        {
            ["displayName"] = "Everyone", ["members"] = new JsonArray([.. ids.Select(id => new JsonObject { ["value"] = id })]),
        };

        using var body = new StringContent(group.ToJsonString(), Encoding.UTF8, "application/scim+json");
        var watch = Stopwatch.StartNew();
        using var created = await http.PostAsync(installation.ScimPath + "/Groups", body, TestContext.Current.CancellationToken);
        var post = watch.ElapsedMilliseconds;
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(ids, await MembersAsync(created));
        for (var time = 0; time < 3; time++)
        {
            using var read = await http.GetAsync(created.Headers.Location!.AbsolutePath, TestContext.Current.CancellationToken);
            Assert.Equal(ids, await MembersAsync(read));
        }

        var peak = server.PeakMemory / 1_000_000;
        TestContext.Current.TestOutputHelper!.WriteLine($"Made in {post} ms, at most {peak} MB");
        Assert.InRange(peak, 1, MostMegabytes);
    }

    private static async Task<IReadOnlyList<string>> MembersAsync(HttpResponseMessage answer)
    {
        using var group = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
        return [.. group.RootElement.GetProperty("members").EnumerateArray().Select(member => member.GetProperty("value").GetString()!)];
    }
}
