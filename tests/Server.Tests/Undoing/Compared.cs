using System.Text.Json.Nodes;

namespace Rolecall.Server.Tests.Undoing;

/// <summary>Differences as lines of text, in an order of their own.</summary>
internal static class Compared
{
    /// <summary>What differs between two states, found without the server's help.</summary>
    /// <param name="isOfGroups">A request about a group is told by the group and the roles that follow, one about a person by the person.</param>
    public static string Real(DirectorySnapshot before, DirectorySnapshot after, bool isOfGroups)
    {
        var lines = new List<string>();
        foreach (var subject in before.Subjects.Keys.Union(after.Subjects.Keys))
        {
            var isGroup = subject.StartsWith("group:", StringComparison.Ordinal);
            if (isGroup && !isOfGroups)
                continue;
            var (was, now) = (before.Subjects.GetValueOrDefault(subject), after.Subjects.GetValueOrDefault(subject));
            var kind = (was, before.Visible.Contains(subject), after.Visible.Contains(subject)) switch
            {
                (null, _, _) => "created",
                (_, true, false) => "deleted",
                (_, false, true) => "restored",
                _ => "changed",
            };
            var values = Values(was, now).Where(value => !isOfGroups || isGroup || value.Name != "groups").Select(value => $"{value.Name}: {value.Before} -> {value.After}").ToArray();
            if (values.Length > 0 || kind != "changed")
                lines.Add($"{(kind == "created" ? $"{subject.Split(':')[0]}:new" : subject)} {kind} {string.Join("; ", values.Order(StringComparer.Ordinal))}");
        }

        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    public static string Rehearsed(JsonNode changes) => string.Join('\n', changes.AsArray()
        .Select(change => $"{change!["subject"]} {change["kind"]} " + string.Join("; ", change["values"]!.AsArray()
            .Where(value => value!["name"]!.GetValue<string>() != "managedBy" || !change["subject"]!.GetValue<string>().StartsWith("group:", StringComparison.Ordinal))
            .Select(value => $"{value!["name"]}: {value["before"]?.ToJsonString()} -> {value["after"]?.ToJsonString()}")
            .Order(StringComparer.Ordinal)))
        .Order(StringComparer.Ordinal));

    private static IEnumerable<(string Name, string? Before, string? After)> Values(
        IReadOnlyDictionary<string, string>? was, IReadOnlyDictionary<string, string>? now)
    {
        foreach (var name in (was?.Keys ?? []).Union(now?.Keys ?? []))
        {
            var (before, after) = (was?.GetValueOrDefault(name), now?.GetValueOrDefault(name));
            if (name == "members")
                (before, after) = (Only(before, after), Only(after, before));
            if (before != after)
                yield return (name, before, after);
        }
    }

    /// <summary>Of a list of numbers those that the other does not have; null when there are none.</summary>
    private static string? Only(string? list, string? other)
    {
        var numbers = Numbers(list).Except(Numbers(other)).Order().ToArray();
        return numbers.Length == 0 ? null : new JsonArray([.. numbers.Select(number => JsonValue.Create(number))]).ToJsonString();
    }

    private static IEnumerable<long> Numbers(string? list) => list is null ? [] : JsonNode.Parse(list)!.AsArray().Select(number => number!.GetValue<long>());
}
