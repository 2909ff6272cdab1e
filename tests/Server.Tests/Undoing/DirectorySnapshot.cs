using System.Text.Json.Nodes;
using Rolecall.Server.Tests.RestApi;

namespace Rolecall.Server.Tests.Undoing;

/// <summary>All that is to be seen of a workspace's people and groups, less versions and times of change.</summary>
/// <param name="Subjects">By subject as in the audit, what it shows: attribute to JSON.</param>
/// <param name="Visible">Those that SCIM sees.</param>
public sealed record DirectorySnapshot(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Subjects, IReadOnlySet<string> Visible)
{
    /// <param name="known">Numbers of people who were seen before: those whom SCIM sees no more are looked at too.</param>
    public static async Task<DirectorySnapshot> TakeAsync(TestWorkspace workspace, ApiKey owner, ISet<long> known)
    {
        var subjects = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        var visible = new HashSet<string>(StringComparer.Ordinal);
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        known.UnionWith((await owner.GetAsync("/members?count=100"))["members"]!.AsArray().Select(member => member!.Number("number")));
        foreach (var number in known)
        {
            var member = await owner.GetAsync($"/members/{number}");
            subjects[$"member:{number}"] = Of(member);
            if (member["member"]!["scimId"]?.GetValue<string>() is not { } id)
                continue;
            visible.Add($"member:{number}");
            numbers[id] = number;
        }

        foreach (var group in (await workspace.GetAsync("/Groups?count=1000"))["Resources"]!.AsArray())
        {
            subjects[$"group:{group!["id"]}"] = Of(group, numbers);
            visible.Add($"group:{group["id"]}");
        }

        return new DirectorySnapshot(subjects, visible);
    }

    /// <summary>Everything in one text, to be compared.</summary>
    public override string ToString() => string.Join(
        '\n',
        Subjects.Where(subject => Visible.Contains(subject.Key)).OrderBy(subject => subject.Key, StringComparer.Ordinal)
            .Select(subject => $"{subject.Key} {string.Join(' ', subject.Value.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $"{value.Key}={value.Value}"))}"));

    private static Dictionary<string, string> Of(Answer member)
    {
        var values = member["profile"]!.AsObject().ToDictionary(attribute => attribute.Key, attribute => attribute.Value!.ToJsonString(), StringComparer.Ordinal);
        values["role"] = Role(member["member"]!["role"]!);
        var grants = member["grants"]!.AsArray().Where(grant => grant!["source"]!.GetValue<string>() is "attribute" or "manual").OrderBy(grant => grant!["source"]!.GetValue<string>(), StringComparer.Ordinal);
        values["grants"] = new JsonArray([.. grants.Select(grant => new JsonObject
        {
            ["source"] = grant!["source"]!.DeepClone(),
            ["via"] = grant["via"] is { } via ? char.ToUpperInvariant(via.GetValue<string>()[0]) + via.GetValue<string>()[1..] : null,
            ["role"] = JsonNode.Parse(Role(grant["role"]!)),
        })]).ToJsonString();
        if (values["grants"] == "[]")
            values.Remove("grants");
        if (member["managedBy"] is { } manager)
            values["managedBy"] = manager["id"]!.ToJsonString();
        if (member["groups"]!.AsArray() is { Count: > 0 } groups)
            values["groups"] = new JsonArray([.. groups.Select(group => group!["id"]!.GetValue<string>()).Order(StringComparer.Ordinal).Select(id => JsonValue.Create(id))]).ToJsonString();
        return values;
    }

    private static Dictionary<string, string> Of(JsonNode group, Dictionary<string, long> numbers)
    {
        var values = group.AsObject()
            .Where(attribute => attribute.Key is not ("schemas" or "id" or "meta" or "members"))
            .ToDictionary(attribute => attribute.Key, attribute => attribute.Value!.ToJsonString(), StringComparer.Ordinal);
        var members = group["members"]?.AsArray().Select(member => numbers[member!["value"]!.GetValue<string>()]).Order() ?? Enumerable.Empty<long>();
        values["members"] = new JsonArray([.. members.Select(number => JsonValue.Create(number))]).ToJsonString();
        return values;
    }

    private static string Role(JsonNode role) => role["customRoleId"] is { } custom
        ? new JsonObject { ["customRoleId"] = custom.DeepClone() }.ToJsonString()
        : new JsonObject { ["role"] = role["role"]!.DeepClone() }.ToJsonString();
}
