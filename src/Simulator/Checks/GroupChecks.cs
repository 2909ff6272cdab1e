using System.Text.Json;
using System.Text.Json.Nodes;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Checks;

/// <summary>What Okta needs of a Group.</summary>
internal static class GroupChecks
{
    /// <summary>The answered Group. Members may be missing: Okta only reads them where it asked for the group.</summary>
    public static JsonObject Group(this Exchange exchange)
    {
        var group = exchange.Json();
        exchange.Group(group);
        return group;
    }

    public static void Group(this Exchange exchange, JsonNode group)
    {
        exchange.Hold(
            group.Find("schemas").Items().Any(schema => schema.Text() == Urns.Group),
            $"Expected a Group whose schemas has {Urns.Group}.");
        exchange.Hold(
            group.Find("id")?.GetValueKind() == JsonValueKind.String && group.Find("id").Text() is not "",
            "Expected a Group with an id.");
        exchange.Hold(group.Find("displayName").Text() is not (null or ""), "Expected a Group with a displayName.");
    }

    /// <summary>The ids of the members. RFC 7643 §2.5: none may be written as [], as null, or not at all.</summary>
    public static IReadOnlyList<string> MemberIds(this JsonNode group) =>
        [.. group.Find("members").Items().Select(member => member.Find("value").Text() ?? "")];

    /// <summary>Exactly these people, each once, in any order.</summary>
    /// <param name="expected">What to call each person, by id.</param>
    public static void Members(this Exchange exchange, JsonNode group, IReadOnlyDictionary<string, string> expected)
    {
        var ids = group.MemberIds();
        var missing = expected.Where(member => !ids.Contains(member.Key)).Select(member => member.Value).FirstOrDefault();
        var strange = ids.FirstOrDefault(id => !expected.ContainsKey(id));
        exchange.Hold(missing is null, $"Expected {expected.Count} members, got {ids.Count}: {missing} is missing.");
        exchange.Hold(strange is null, $"Expected {expected.Count} members, got {ids.Count}: \"{strange}\" does not belong there.");
        exchange.Hold(
            ids.Count == expected.Count, $"Expected each of {expected.Count} members once, got {ids.Count} entries.");
    }
}
