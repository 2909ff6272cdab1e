using Rolecall.Server.Pages.Parts;

namespace Rolecall.Server.Admin.Members;

/// <param name="Warning">What the identity provider will do to a role given by hand; null when nothing.</param>
/// <param name="Profile">What the identity provider sent, name by name.</param>
/// <param name="Lines">The latest requests about the person; null for someone who may not read the log.</param>
public sealed record MemberModel(
    long Number,
    string? ScimId,
    string Name,
    string UserName,
    bool Active,
    bool IsDeleted,
    bool IsOwner,
    string Role,
    string RoleTone,
    string RoleValue,
    string WhyRole,
    IReadOnlyList<ReasonLine> Reasons,
    bool HasManual,
    string? Warning,
    IReadOnlyList<Option> Roles,
    IReadOnlyList<KeyValuePair<string, string>> Profile,
    IReadOnlyList<string> Groups,
    IReadOnlyList<DriftLine> Drift,
    string? Manager,
    DateTimeOffset Created,
    DateTimeOffset Modified,
    IReadOnlyList<TimelineItem>? Lines,
    string? Said,
    string? Error)
{
    /// <summary>Null for someone whom the identity provider has deleted.</summary>
    public MemberSignOnCard? SignOn { get; init; }
}

public sealed record ReasonLine(string Source, string Role, bool Counts, string Sentence, string? By, DateTimeOffset? At);

public sealed record DriftLine(string Attribute, string Sent, string Reason, DateTimeOffset Since);
