using System.Globalization;
using System.Text.Json.Nodes;
using Rolecall.Server.Tests.RestApi;

namespace Rolecall.Server.Tests.ReadBack;

/// <summary>Reads Users over SCIM, and over the public API what SCIM does not show of them.</summary>
internal sealed class UserReader(RunningServer server, TestWorkspace workspace)
{
    private readonly ApiKey api = new(server, workspace.Id, workspace.ApiKey);

    public async Task<Answer> GetAsync(string id)
    {
        var read = await workspace.GetAsync($"/Users/{id}");
        Assert.Equal(200, read.Status);
        return read;
    }

    /// <summary>The version moves with a change and only with one, and lastModified with it.</summary>
    public static void CheckVersions(Answer before, Answer after, bool changes)
    {
        Assert.Equal(changes, before.Header("ETag") != after.Header("ETag"));
        if (changes)
            Assert.True(Modified(after) > Modified(before), "lastModified has not moved.");
        else
            Assert.Equal(before.Text, after.Text);
    }

    /// <summary>What a success did not apply is there for the workspace's people to see (design §7).</summary>
    /// <param name="isWhole">Whether nothing else may be there.</param>
    public async Task CheckDriftAsync(Answer user, Dictionary<string, JsonNode?> withheld, bool isWhole)
    {
        var number = (await workspace.StateAsync((string)user["id"]!)).Member.Number;
        var member = await api.GetAsync($"/members/{number}");
        Assert.Equal(200, member.Status);
        var drift = member["drift"]!.AsArray().ToDictionary(line => (string)line!["attribute"]!, line => line!["sent"], StringComparer.Ordinal);
        foreach (var (attribute, sent) in withheld)
        {
            Assert.True(drift.ContainsKey(attribute), $"{attribute} was neither applied nor is it shown as drift.");
            Assert.True(JsonNode.DeepEquals(sent, drift[attribute]), $"{attribute}: {sent} was sent and {drift[attribute]} is shown.");
        }

        if (isWhole)
            Assert.Equal(withheld.Keys.Order(StringComparer.Ordinal), drift.Keys.Order(StringComparer.Ordinal));
    }

    private static DateTimeOffset Modified(Answer resource) =>
        DateTimeOffset.Parse((string)resource["meta"]!["lastModified"]!, CultureInfo.InvariantCulture);
}
