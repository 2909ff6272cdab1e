using Rolecall.Domain.Members;

namespace Rolecall.Domain.Workspaces;

/// <summary>A customer of the app: its settings and the counters kept with every change.</summary>
/// <param name="Sequence">The number of the last audit entry. Every change takes the next; order comes from it, never from a clock.</param>
/// <param name="ActiveMembers">Those who have access now.</param>
/// <param name="ReleasedUntil">Until when held mass deactivations may go through.</param>
public sealed record Workspace(
    WorkspaceId Id,
    string Name,
    Behaviour Behaviour,
    MemberNumber Owner,
    DateTimeOffset Created,
    long Sequence,
    long ActiveMembers,
    DateTimeOffset? ReleasedUntil);
