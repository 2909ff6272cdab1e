using System.Text.Json;
using Rolecall.Domain.Roles;

namespace Rolecall.Server.RestApi.V1;

/// <summary>Why a member has its role.</summary>
/// <param name="WhyRole">One sentence.</param>
/// <param name="Grants">The one that counts first.</param>
internal sealed record RoleExplanationAnswer(AssignedRoleAnswer Role, string WhyRole, IReadOnlyList<RoleReasonAnswer> Grants)
{
    public static RoleExplanationAnswer Of(AssignedRole role, RoleExplanation why, RoleBook roles) => new(
        AssignedRoleAnswer.Of(role), why.Sentence, [.. why.Reasons.Select(reason => RoleReasonAnswer.Of(reason, roles))]);
}

/// <param name="Source">owner, attribute, manual, groupMapping or default.</param>
/// <param name="Via">The SCIM attribute that gave it.</param>
/// <param name="Why">Why it counts, or what keeps it from it.</param>
/// <param name="RequestId">The request that made it, to be looked up in the provisioning log.</param>
internal sealed record RoleReasonAnswer(
    string Source,
    string? Via,
    AssignedRoleAnswer Role,
    bool Counts,
    string Why,
    GivingGroupAnswer? Group,
    string? By,
    string? RequestId,
    DateTimeOffset? At)
{
    public static RoleReasonAnswer Of(RoleReason reason, RoleBook roles) => new(
        JsonNamingPolicy.CamelCase.ConvertName(reason.Source.ToString()),
        reason.Via is { } via ? JsonNamingPolicy.CamelCase.ConvertName(via.ToString()) : null,
        AssignedRoleAnswer.Of(reason.Role, roles),
        reason.Counts,
        reason.Sentence,
        reason.Mapping is { } mapping ? new GivingGroupAnswer(mapping.Group.Value, reason.Group!.DisplayName, mapping.Priority) : null,
        reason.By,
        reason.RequestId,
        reason.At);
}

internal sealed record GivingGroupAnswer(string Id, string DisplayName, int Priority);
