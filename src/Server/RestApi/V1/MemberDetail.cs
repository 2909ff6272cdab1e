using System.Text.Json.Nodes;
using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.RestApi.V1;

/// <summary>A member with every reason for what it is: which grant counts and why, and what was sent and not applied.</summary>
/// <param name="Profile">What the identity provider sent.</param>
/// <param name="WhyRole">One sentence.</param>
/// <param name="Received">What the connection that manages the member last sent of the role attributes.</param>
internal sealed record MemberDetail(
    MemberAnswer Member,
    JsonNode? Profile,
    string WhyRole,
    IReadOnlyList<RoleReasonAnswer> Grants,
    ReceivedRoles Received,
    IReadOnlyList<MemberGroupAnswer> Groups,
    IReadOnlyList<DriftAnswer> Drift,
    ManagerAnswer? ManagedBy)
{
    public static async Task<MemberDetail> ReadAsync(MemberState state, IDirectory directory, CancellationToken ct)
    {
        var view = await directory.ReadWorkspaceAsync(ct);
        var manager = view.Connections.FirstOrDefault(connection => connection.Id == state.Member.ManagedBy);
        var why = await WhyRoleAsync(state, view, directory, ct);
        return new MemberDetail(
            MemberAnswer.Of(state.Member),
            JsonNode.Parse(state.Member.Profile.Json.Span),
            why.WhyRole,
            why.Grants,
            state.Received,
            [.. state.Member.Groups.Select(group => new MemberGroupAnswer(group.Id.Value, group.DisplayName))],
            [.. state.Drift.Select(DriftAnswer.Of)],
            manager is null ? null : new ManagerAnswer(manager.Id.Value, manager.Name));
    }

    public static async Task<RoleExplanationAnswer> WhyRoleAsync(
        MemberState state, WorkspaceView view, IDirectory directory, CancellationToken ct)
    {
        var joins = view.GroupRoles.Mappings.Any(mapping => state.Member.Groups.Any(group => group.Id == mapping.Group))
            ? await directory.ReadJoinsAsync(state.Member.Number, ct)
            : [];
        return RoleExplanationAnswer.Of(state.Member.Role, RoleExplanation.Of(state, view, joins), view.Roles);
    }
}

/// <param name="Sent">As JSON; null when it was to be cleared.</param>
internal sealed record DriftAnswer(string Attribute, JsonNode? Sent, string Reason, DateTimeOffset Since)
{
    public static DriftAnswer Of(Drift line) => new(line.Attribute, line.Sent is { } sent ? JsonNode.Parse(sent) : null, line.Reason, line.Since);
}

internal sealed record MemberGroupAnswer(string Id, string DisplayName);

internal sealed record ManagerAnswer(int Id, string Name);
