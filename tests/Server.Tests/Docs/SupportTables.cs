using Rolecall.Domain.Connections;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Patching;
using Rolecall.Server.Hosting;
using Rolecall.Server.ScimApi;
using Rolecall.Server.Tests.Entitlements;

namespace Rolecall.Server.Tests.Docs;

/// <summary>docs/scim.md and the table in the README say what is supported; here it is asked.</summary>
public sealed class SupportTables(RunningServer server)
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    private static readonly Page Scim = new("scim.md");

    [Fact]
    public async Task Every_endpoint_takes_the_methods_it_is_said_to_take_and_no_other()
    {
        var workspace = await server.GivenWorkspaceAsync();
        await DefineDevicesAsync(workspace);
        await workspace.OfferAsync(EntitlementMode.Okta);

        foreach (var row in Scim.Table("endpoint"))
        {
            for (var i = 0; i < Methods.Length; i++)
            {
                var answer = await AskAsync(workspace, Methods[i], row[0]);
                var isTaken = answer.Status is not (404 or 405 or 501);
                Assert.True(isTaken == (row[i + 1] != "–"), $"{Methods[i]} {row[0]} is {answer.Status}, the table says {row[i + 1]}.");
            }
        }
    }

    [Fact]
    public void Every_feature_that_is_supported_is_proved_by_tests_and_no_later_work_is_promised()
    {
        var notes = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "docs", "spec.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| id ", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(cells => cells[1], cells => cells[^2], StringComparer.Ordinal);

        foreach (var row in Scim.Table("feature"))
        {
            Assert.Contains(row[1], new[] { "yes", "no" });
            Assert.All(row[3].Split(' '), id => Assert.True(
                notes.TryGetValue(id, out var note) && (row[1] == "no" || note.Length == 0), $"{row[0]}: {id}"));
        }
    }

    [Fact]
    public void The_readme_says_the_same()
    {
        var supported = Scim.Table("feature").ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);

        Assert.All(new Page("README.md").Table("SCIM"), row => Assert.Equal(supported[row[0]], row[1]));
    }

    [Fact]
    public async Task Every_flag_of_discovery_says_the_same()
    {
        var config = await (await server.GivenWorkspaceAsync()).GetAsync("/ServiceProviderConfig");
        var supported = Scim.Table("feature").ToDictionary(row => row[0], row => row[1] == "yes", StringComparer.Ordinal);

        foreach (var (feature, flag) in new[] { ("PATCH", "patch"), ("filters", "filter"), ("sorting", "sort"), ("bulk", "bulk"), ("ETags", "etag"), ("change of passwords", "changePassword") })
            Assert.Equal(supported[feature], (bool)config[flag]!["supported"]!);
        Assert.Equal((supported["pages by index"], supported["pages by cursor"]), ((bool)config["pagination"]!["index"]!, (bool)config["pagination"]!["cursor"]!));
    }

    [Fact]
    public async Task Every_limit_is_the_one_that_is_kept()
    {
        var config = await (await server.GivenWorkspaceAsync()).GetAsync("/ServiceProviderConfig");
        var kept = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["a page, when `count` is not sent"] = (int)config["pagination"]!["defaultPageSize"]!,
            ["a page at most"] = (int)config["filter"]!["maxResults"]!,
            ["life of a cursor"] = (int)config["pagination"]!["cursorTimeout"]!,
            ["operations in a bulk request"] = (int)config["bulk"]!["maxOperations"]!,
            ["body of a bulk request"] = (int)config["bulk"]!["maxPayloadSize"]!,
            ["body of a request"] = KestrelLimits.MaxBody,
            ["body of a request about a group"] = BodyLimits.Group.Bytes,
            ["members in one request about a group"] = BodyLimits.Group.Items,
            ["operations in a PATCH"] = PatchRequest.MaxOperations,
            ["characters in a filter"] = Filter.MaxLength,
            ["comparisons in a filter"] = Filter.MaxComparisons,
            ["brackets in a filter, one in another"] = Filter.MaxDepth,
        };

        Assert.Equal(kept, Scim.Table("limit").ToDictionary(row => row[0], row => int.Parse(row[1].Split(' ')[0]), StringComparer.Ordinal));
        Assert.Equal(ListRequest.MaxCount, (int)config["pagination"]!["maxPageSize"]!);
    }

    private async Task DefineDevicesAsync(TestWorkspace workspace)
    {
        var api = new RestApi.ApiKey(server, workspace.Id, workspace.ApiKey);
        await api.PostAsync("/schemas", """{ "id": "urn:example:2.0:Device", "name": "Device", "attributes": [{ "name": "displayName" }] }""");
        await api.PostAsync("/resource-types", """{ "name": "Device", "endpoint": "/Devices", "schema": "urn:example:2.0:Device" }""");
    }

    /// <remarks>A body that every endpoint can make something of; a resource of its own for each request.</remarks>
    private static async Task<Answer> AskAsync(TestWorkspace workspace, string method, string path)
    {
        var name = Guid.CreateVersion7(DateTimeOffset.UnixEpoch).ToString("N");
        var body = $$"""{ "userName": "{{name}}", "displayName": "{{name}}", "Operations": [{ "op": "add", "path": "displayName", "value": "{{name}}x" }] }""";
        var brace = path.IndexOf("/{", StringComparison.Ordinal);
        var target = path;
        if (brace >= 0)
            target = $"{path[..brace]}/{(string)(await workspace.PostAsync(path[..brace], body))["id"]!}";
        if (method == "POST" && (path == "/Bulk" || path.EndsWith(".search", StringComparison.Ordinal)))
            body = """{ "Operations": [] }""";
        return await workspace.SendAsync(new HttpMethod(method), target, method is "GET" or "DELETE" ? null : body);
    }
}
