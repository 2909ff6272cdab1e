namespace Rolecall.Domain.Auditing;

/// <summary>What was done, before the store gives it a number.</summary>
/// <param name="Action">A dotted verb: "member.created", "role.deleted".</param>
/// <param name="Target">What it was done to: "member:12", "role:7", "workspace".</param>
/// <param name="Detail">A JSON object; never a secret.</param>
public sealed record AuditFact(string Action, string Target, string Detail);

/// <summary>One line of a workspace's audit: numbered without gaps and chained by hash, written with the change it tells of.</summary>
/// <param name="Hash">SHA-256 over the hash of the entry before and this entry's content: <see cref="AuditChain"/>.</param>
public sealed record AuditEntry(
    long Sequence,
    DateTimeOffset At,
    string By,
    string? Address,
    string RequestId,
    AuditFact Fact,
    ReadOnlyMemory<byte> Hash);
