using Rolecall.Domain.Roles;

namespace Rolecall.Domain.Entitlements;

/// <summary>A role as a client is offered it.</summary>
/// <param name="Id">"admin", or the number of a custom role.</param>
/// <param name="Permissions">What comes with it.</param>
public sealed record OfferedRole(RoleRef Role, string Id, string Name, string Description, IReadOnlyList<Permission> Permissions);
