namespace Rolecall.Domain.Roles;

/// <summary>What was last sent of the role attributes, the same for so many people.</summary>
public sealed record ReceivedCount(ReceivedRoles Received, long Members);
