using System.Text.Json.Nodes;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Directory;

namespace Rolecall.Simulator.Okta;

/// <summary>The bodies of group push, keys in Okta's order.</summary>
internal static class GroupBody
{
    public static JsonObject Create(string name) => new()
    {
        ["schemas"] = new JsonArray(Urns.Group),
        ["displayName"] = name,
        ["members"] = new JsonArray(),
    };

    /// <summary>The whole group, as wizard apps put it.</summary>
    public static JsonObject Whole(PushedGroup group, string name, IEnumerable<Assigned> members) => new()
    {
        ["schemas"] = new JsonArray(Urns.Group),
        ["id"] = group.Id,
        ["displayName"] = name,
        ["members"] = Members(members),
    };

    /// <summary>Sent for a new name, and after every change of membership with the name that is there.</summary>
    public static JsonObject Rename(PushedGroup group, string name) =>
        PatchBody.Replace(new JsonObject { ["id"] = group.Id, ["displayName"] = name });

    /// <summary>Removals first, one operation each; then one operation that adds.</summary>
    public static JsonObject Change(IReadOnlyList<Assigned> remove, IReadOnlyList<Assigned> add) => PatchBody.Of(
    [
        .. remove.Select(member => new JsonObject { ["op"] = "remove", ["path"] = $"members[value eq \"{member.Id}\"]" }),
        .. add.Count == 0 ? Array.Empty<JsonObject>()
            : [new JsonObject { ["op"] = "add", ["path"] = "members", ["value"] = Members(add) }],
    ]);

    public static JsonObject PushNow(IEnumerable<Assigned> members) => PatchBody.Replace("members", Members(members));

    /// <summary>"Push now" as some apps have it: without a path, the members beside the name.</summary>
    public static JsonObject PushNowWithoutPath(PushedGroup group, IEnumerable<Assigned> members) => PatchBody.Replace(
        new JsonObject { ["id"] = group.Id, ["displayName"] = group.Name, ["members"] = Members(members) });

    // The display is the userName; neither type nor $ref is ever sent.
    private static JsonArray Members(IEnumerable<Assigned> members) =>
        [.. members.Select(member => new JsonObject { ["value"] = member.Id, ["display"] = member.UserName })];
}
