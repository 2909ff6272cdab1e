using System.Text.Json;
using System.Text.Json.Nodes;
using Rolecall.Domain.Auditing;
using Rolecall.Domain.Events;
using Rolecall.Domain.Roles;

namespace Rolecall.Domain.Members;

/// <summary>Words a change of a member for the audit and for the app: what happened, never what the values are.</summary>
internal static class MemberRecord
{
    /// <summary>What only the audit is told: an app sees nothing of it.</summary>
    private static readonly string[] Internal = ["member.adopted", "member.grant_changed"];

    /// <summary>What differs between two states of one member, as dotted verbs.</summary>
    public static IReadOnlyList<string> Changes(MemberState? before, MemberState after)
    {
        if (before is null)
            return ["member.created"];

        var changes = new List<string>();
        if (before.Member.Id != after.Member.Id && after.Member.Id is not null)
            changes.Add("member.reattached");
        if (before.Member.Id is not null && after.Member.Id is null)
            changes.Add("member.deleted");
        else if (before.Member.Active && !after.Member.Active)
            changes.Add("member.deactivated");
        else if (!before.Member.Active && after.Member.Active)
            changes.Add("member.reactivated");
        if (before.Member.Role.Ref != after.Member.Role.Ref)
            changes.Add("member.role_changed");
        else if (!before.Grants.SequenceEqual(after.Grants))
            changes.Add("member.grant_changed");
        if (before.Member.ManagedBy != after.Member.ManagedBy)
            changes.Add("member.adopted");
        if (ChangedAttributes(before, after).Any(name => name != "active"))
            changes.Add("member.updated");
        return changes;
    }

    public static IEnumerable<AuditFact> Audit(MemberState? before, MemberState after, IReadOnlyList<string> changes) =>
        changes.Select(change => new AuditFact(change, $"member:{after.Member.Number}", Detail(before, after, change)));

    public static IEnumerable<OutgoingEvent> Events(MemberState? before, MemberState after, IReadOnlyList<string> changes) =>
        changes.Except(Internal).Select(change => new OutgoingEvent(change, $"member:{after.Member.Number}", Detail(before, after, change)));

    private static string Detail(MemberState? before, MemberState after, string change)
    {
        var detail = new JsonObject
        {
            ["user"] = after.Member.Number.Value,
            ["scimId"] = (after.Member.Id ?? before?.Member.Id)?.Value,
            ["active"] = after.Member.Active,
            ["role"] = Role(after.Member.Role),
        };
        if (change == "member.role_changed")
            detail["formerRole"] = Role(before!.Member.Role);
        if (change == "member.updated")
            detail["attributes"] = new JsonArray([.. ChangedAttributes(before!, after).Select(name => JsonValue.Create(name))]);
        return detail.ToJsonString(JsonSerializerOptions.Web);
    }

    private static JsonObject Role(AssignedRole role) => new()
    {
        ["number"] = (int)role.BuiltIn,
        ["customRoleId"] = role.CustomId?.Value,
    };

    private static IEnumerable<string> ChangedAttributes(MemberState before, MemberState after)
    {
        if (ReferenceEquals(before.Member.Profile, after.Member.Profile))
            return [];
        var former = before.Member.Profile.Document;
        var current = after.Member.Profile.Document;
        return former.Select(attribute => attribute.Key)
            .Union(current.Select(attribute => attribute.Key))
            .Where(name => !Equals(former[name], current[name]));
    }
}
