namespace Rolecall.Domain.Roles;

/// <summary>A role a workspace defined for itself.</summary>
/// <param name="Inherited">The built-in role it is based on; never owner.</param>
/// <param name="Permissions">What differs from the inherited role's defaults.</param>
/// <param name="FormerNames">Names it had before, newest last; they mean it under the policy renamed_roles=alias.</param>
public sealed record CustomRole(
    RoleId Id,
    string Name,
    BuiltInRole Inherited,
    IReadOnlyDictionary<string, bool> Permissions,
    DateTimeOffset Created,
    IReadOnlyList<string> FormerNames);
