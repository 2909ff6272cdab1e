using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;

namespace Rolecall.Domain.Provisioning;

/// <summary>Which lines of the provisioning log.</summary>
/// <param name="Before">Only lines with a smaller sequence number: the next page.</param>
/// <param name="Member">Only writes that concern the member.</param>
/// <param name="RefusedOnly">Only answers of 400 and above.</param>
public sealed record LogQuery(int Count, long? Before = null, MemberNumber? Member = null, string? RequestId = null, bool RefusedOnly = false)
{
    public ConnectionId? Connection { get; init; }

    public long? Run { get; init; }
}
