using Rolecall.Domain.Members;

namespace Rolecall.Domain.Roles;

/// <summary>A member who has another role because of what happened to a group.</summary>
public sealed record MovedRole(MemberNumber Member, RoleRef From, RoleRef To);
