using System.Text.Json;
using System.Text.Json.Nodes;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.RestApi.V1;

/// <summary>A member with every reason for what it is: which grant counts and why, and what was sent and not applied.</summary>
/// <param name="Profile">What the identity provider sent.</param>
/// <param name="WhyRole">One sentence.</param>
internal sealed record MemberDetail(
    MemberAnswer Member,
    JsonNode? Profile,
    string WhyRole,
    IReadOnlyList<GrantAnswer> Grants,
    IReadOnlyList<DriftAnswer> Drift,
    ManagerAnswer? ManagedBy)
{
    public static MemberDetail Of(MemberState state, WorkspaceView view)
    {
        var manager = view.Connections.FirstOrDefault(connection => connection.Id == state.Member.ManagedBy);
        var counts = state.Grants.MaxBy(grant => grant.Sequence);
        return new MemberDetail(
            MemberAnswer.Of(state.Member),
            JsonNode.Parse(state.Member.Profile.Json.Span),
            Why(state, view, counts),
            [.. state.Grants.OrderByDescending(grant => grant.Sequence).Select(grant => GrantAnswer.Of(grant, grant == counts, view.Roles))],
            [.. state.Drift.Select(DriftAnswer.Of)],
            manager is null ? null : new ManagerAnswer(manager.Id.Value, manager.Name));
    }

    private static string Why(MemberState state, WorkspaceView view, Grant? counts)
    {
        if (state.Member.Number == view.Workspace.Owner)
            return "The owner's role follows from owning the workspace, not from grants.";
        if (counts is null)
            return $"Nobody assigned a role, so the workspace's default counts: {view.Workspace.Behaviour.DefaultRole.Word()}.";

        var one = counts.Source == GrantSource.Manual ? "a person assigned it by hand" : "the identity provider sent it";
        return state.Grants.Count == 1
            ? $"It counts because {one}, and nothing else assigns a role."
            : $"It counts because {one} last; of two grants the later one counts.";
    }
}

/// <param name="Via">The SCIM attribute that gave it; null for one made by hand.</param>
internal sealed record GrantAnswer(
    string Source, string? Via, AssignedRoleAnswer Role, bool Counts, string By, string RequestId, DateTimeOffset At)
{
    public static GrantAnswer Of(Grant grant, bool counts, RoleBook roles) => new(
        grant.Source == GrantSource.Manual ? "manual" : "attribute",
        grant.Via is { } via ? JsonNamingPolicy.CamelCase.ConvertName(via.ToString()) : null,
        AssignedRoleAnswer.Of(grant.Role, roles),
        counts,
        grant.By,
        grant.RequestId,
        grant.At);
}

/// <param name="Sent">As JSON; null when it was to be cleared.</param>
internal sealed record DriftAnswer(string Attribute, JsonNode? Sent, string Reason, DateTimeOffset Since)
{
    public static DriftAnswer Of(Drift line) => new(line.Attribute, line.Sent is { } sent ? JsonNode.Parse(sent) : null, line.Reason, line.Since);
}

internal sealed record ManagerAnswer(int Id, string Name);
