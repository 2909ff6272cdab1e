using System.Text;
using System.Text.Json.Nodes;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Resources;
using Rolecall.Domain.Roles;
using Rolecall.Scim.Documents;

namespace Rolecall.Domain.Provisioning;

/// <summary>Finds what differs between two states, attribute by attribute.</summary>
public static class Differences
{
    /// <summary>None when nothing differs.</summary>
    public static IReadOnlyList<Difference> Of(RehearsedWrite write) => write switch
    {
        RehearsedMember { After: { } after } member => [.. Of(member.Before, after)],
        RehearsedGroup { Outcome: { } outcome } => [.. Of(outcome)],
        RehearsedResource resource => [.. Of(resource.Before, resource.Deletes ? null : resource.After ?? resource.Before)],
        _ => [],
    };

    /// <param name="before">Null for somebody new.</param>
    public static IEnumerable<Difference> Of(MemberState? before, MemberState after)
    {
        ChangedValue[] values =
        [
            .. Of(before?.Member.Profile.Document, after.Member.Profile.Document),
            .. Of("role", Word(before?.Member.Role.Ref), Word(after.Member.Role.Ref)),
            .. Of("grants", Words(before?.Grants), Words(after.Grants)),
            .. Of("managedBy", Word(before?.Member.ManagedBy), Word(after.Member.ManagedBy)),
            .. Of("groups", Words(before?.Member), Words(after.Member)),
        ];
        var kind = (before?.Member.Id, after.Member.Id) switch
        {
            (null, not null) => before is null ? DifferenceKind.Created : DifferenceKind.Restored,
            (not null, null) => DifferenceKind.Deleted,
            _ => DifferenceKind.Changed,
        };
        if (values.Length > 0 || kind != DifferenceKind.Changed)
            yield return new Difference(before is null ? "member:new" : $"member:{after.Member.Number}", after.Member.Profile.UserName, kind, values);
    }

    private static IEnumerable<Difference> Of(GroupOutcome outcome)
    {
        var group = (outcome.After ?? outcome.Before)!;
        ChangedValue[] values =
        [
            .. Of(outcome.Before?.Profile.Document, outcome.After?.Profile.Document),
            .. outcome.Added + outcome.Removed > 0 ? new[] { Members(outcome) } : [],
            .. Of("managedBy", Word(outcome.Before?.ManagedBy), Word(outcome.After?.ManagedBy)),
        ];
        var kind = KindOf(outcome.Before is not null, outcome.After is not null);
        if (values.Length > 0 || kind != DifferenceKind.Changed)
            yield return new Difference(outcome.Before is null ? "group:new" : $"group:{group.Id}", group.Profile.DisplayName, kind, values);
        foreach (var moved in outcome.Moved)
            yield return new Difference($"member:{moved.Member}", null, DifferenceKind.Changed, [.. Of("role", Word(moved.From), Word(moved.To))]);
    }

    private static IEnumerable<Difference> Of(Resource? before, Resource? after)
    {
        if ((after ?? before) is not { } resource)
            yield break;
        ChangedValue[] values =
        [
            .. Of(before?.Profile.Document, after?.Profile.Document),
            .. Of("managedBy", Word(before?.ManagedBy), Word(after?.ManagedBy)),
        ];
        var kind = KindOf(before is not null, after is not null);
        if (values.Length > 0 || kind != DifferenceKind.Changed)
            yield return new Difference(before is null ? "resource:new" : $"resource:{resource.Id}", resource.Type, kind, values);
    }

    private static DifferenceKind KindOf(bool was, bool isThere) => (was, isThere) switch
    {
        (false, _) => DifferenceKind.Created,
        (true, false) => DifferenceKind.Deleted,
        _ => DifferenceKind.Changed,
    };

    private static IEnumerable<ChangedValue> Of(ComplexNode? before, ComplexNode? after) =>
        (before ?? ComplexNode.Empty).Select(attribute => attribute.Key)
            .Union((after ?? ComplexNode.Empty).Select(attribute => attribute.Key))
            .Where(name => !Equals(before?[name], after?[name]))
            .Select(name => new ChangedValue(name, Json(before?[name]), Json(after?[name])));

    private static IEnumerable<ChangedValue> Of(string name, string? before, string? after) =>
        before == after ? [] : [new ChangedValue(name, before, after)];

    private static ChangedValue Members(GroupOutcome outcome) =>
        new("members", outcome.Removed > 0 ? Numbers(outcome.Went) : null, outcome.Added > 0 ? Numbers(outcome.Came) : null);

    private static string Numbers(IEnumerable<MemberNumber> members) =>
        new JsonArray([.. members.Select(member => member.Value).Order().Select(number => JsonValue.Create(number))]).ToJsonString();

    private static string? Json(Node? node) => node is null ? null : Encoding.UTF8.GetString(DocumentJson.ToUtf8(node).Span);

    private static string? Word(ConnectionId? connection) => connection?.ToString();

    private static string? Word(RoleRef? role) => role is null ? null : Node(role).ToJsonString();

    private static JsonObject Node(RoleRef role) => role.Custom is { } custom
        ? new JsonObject { ["customRoleId"] = custom.Value }
        : new JsonObject { ["role"] = role.BuiltIn!.Value.Word() };

    /// <summary>Whom SCIM no longer sees is in no group.</summary>
    private static string? Words(Member? member) => member is null or { Id: null } or { Groups: [] }
        ? null
        : new JsonArray([.. member.Groups.Select(group => group.Id.Value).Order(StringComparer.Ordinal).Select(id => JsonValue.Create(id))]).ToJsonString();

    /// <summary>Each by what makes it count, less who made it when: that differs each time.</summary>
    private static string? Words(IReadOnlyList<Grant>? grants) => grants is null or [] ? null : new JsonArray(
    [
        .. grants.OrderBy(grant => grant.Source).Select(grant => new JsonObject
        {
            ["source"] = grant.Source == GrantSource.Manual ? "manual" : "attribute",
            ["via"] = grant.Via?.ToString(),
            ["role"] = Node(grant.Role),
        }),
    ]).ToJsonString();
}
