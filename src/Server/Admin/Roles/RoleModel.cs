using Rolecall.Server.Pages.Parts;

namespace Rolecall.Server.Admin.Roles;

/// <summary>A role as its form shows it.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="Title">The name it has now, whatever stands in the form.</param>
/// <param name="Impact">Whom another name concerns; asks for a confirmation.</param>
public sealed record RoleModel(
    int? Id,
    string Title,
    string Name,
    string Inherited,
    IReadOnlyList<Option> Inheritable,
    IReadOnlyList<PermissionLine> Permissions,
    long Members,
    IReadOnlyList<string> FormerNames,
    bool MayManage,
    ImpactModel? Impact,
    string? Said,
    string? Error);

/// <param name="Grantable">Whether a role that inherits the chosen one may have it.</param>
public sealed record PermissionLine(string Key, string Sentence, bool On, bool Grantable);

public sealed record ImpactModel(long Holders, long PushedByName, long PushedById, int MappedGroups, IReadOnlyList<string> Consequences);
