using Rolecall.Domain.Roles;
using Rolecall.Scim;
using Rolecall.Server.Pages.Parts;

namespace Rolecall.Server.Admin;

/// <summary>Roles as people read and choose them.</summary>
internal static class RoleWords
{
    public static string Title(BuiltInRole role) => role switch
    {
        BuiltInRole.Owner => "Owner",
        BuiltInRole.Admin => "Admin",
        BuiltInRole.Member => "Member",
        BuiltInRole.LimitedMember => "Limited member",
        BuiltInRole.Guest => "Guest",
    };

    public static string Title(AssignedRole role) => role.CustomName ?? Title(role.BuiltIn);

    public static string Title(RoleRef role, RoleBook roles) => role.Custom is { } id ? roles.Find(id)?.Name ?? $"Role {id}" : Title(role.BuiltIn!.Value);

    public static string Tone(BuiltInRole role) => role is BuiltInRole.Owner or BuiltInRole.Admin ? "accent" : "neutral";

    public static string Value(RoleRef role) => role.Custom is { } id ? id.ToString() : role.BuiltIn!.Value.Word();

    /// <summary>All that someone can be given: built-in ones from the top, then the workspace's own.</summary>
    public static IReadOnlyList<Option> Options(RoleBook roles, bool withOwner = false) =>
    [
        .. Enum.GetValues<BuiltInRole>()
            .Where(role => withOwner || role != BuiltInRole.Owner)
            .OrderByDescending(role => role.Rank())
            .Select(role => new Option(role.Word(), Title(role)) { Group = "Built-in roles" }),
        .. roles.Roles.Select(role => new Option(role.Id.ToString(), role.Name) { Group = "Custom roles" }),
    ];

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public static RoleRef Read(string? text)
    {
        if (text is null or "")
            throw new RefusedException(Refusal.InvalidValue, "Choose a role.");
        if (int.TryParse(text, out var id) && id > 0)
            return RoleRef.Of(new RoleId(id));
        return BuiltInRoles.Parse(text) is { } builtIn
            ? RoleRef.Of(builtIn)
            : throw new RefusedException(Refusal.InvalidValue, "There is no such role any more: choose another one.");
    }
}
