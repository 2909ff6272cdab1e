using Rolecall.Domain.Connections;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Resources;

namespace Rolecall.Domain.Provisioning.Undoing;

/// <summary>Requests of one connection without a pause of <see cref="Runs.Pause"/>.</summary>
/// <param name="Run">Its number in the workspace.</param>
/// <param name="Writes">Requests that changed something.</param>
/// <param name="Undone">When the last of it was taken back.</param>
public sealed record ProvisioningRun(
    long Run, ConnectionId Connection, DateTimeOffset Started, DateTimeOffset Last, long Writes, DateTimeOffset? Undone, string? UndoneBy);

/// <summary>Which runs, newest first.</summary>
/// <param name="Before">Only runs with a smaller number: the next page.</param>
public sealed record RunQuery(int Count, long? Before = null, ConnectionId? Connection = null);

/// <summary>Everything that a run created or changed; what it created and changed stands among the created.</summary>
public sealed record RunTouched(
    ProvisioningRun Run,
    IReadOnlyList<MemberNumber> CreatedMembers,
    IReadOnlyList<MemberNumber> ChangedMembers,
    IReadOnlyList<GroupNumber> CreatedGroups,
    IReadOnlyList<GroupNumber> ChangedGroups,
    IReadOnlyList<ResourceNumber> CreatedResources,
    IReadOnlyList<ResourceNumber> ChangedResources);
