namespace Rolecall.Domain.Roles;

/// <summary>How many members have another role after a change of settings.</summary>
public sealed record RoleShift(RoleRef From, RoleRef To, long Members);
