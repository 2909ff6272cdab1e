using Rolecall.Domain.Members;

namespace Rolecall.Domain.Groups;

/// <summary>The change by which a member came into a group.</summary>
/// <param name="By">The caller's name.</param>
/// <param name="RequestId">The request, as in the provisioning log.</param>
public sealed record GroupJoin(ScimId Group, string By, string RequestId, DateTimeOffset At);
