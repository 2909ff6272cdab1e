namespace Rolecall.Server.Admin.Roles;

public sealed record RolesModel(IReadOnlyList<RoleLine> BuiltIn, IReadOnlyList<RoleLine> Custom, bool MayManage, string? Said);

/// <param name="Value">The value that the identity provider sends: a word, or a custom role's id.</param>
/// <param name="Sentence">What the role is for, or which one it inherits.</param>
public sealed record RoleLine(string Value, string Name, string Sentence, long? Members, string? Path, string MembersPath);
