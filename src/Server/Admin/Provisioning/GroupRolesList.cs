using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Scim;

namespace Rolecall.Server.Admin.Provisioning;

/// <summary>The list of groups and their roles as one field of a form: "id=role" with spaces between.</summary>
internal static class GroupRolesList
{
    public static string Write(IEnumerable<WantedMapping> wanted) =>
        string.Join(' ', wanted.Select(one => $"{one.Group.Value}={RoleWords.Value(one.Role)}"));

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public static IReadOnlyList<WantedMapping> Read(string? text) =>
        [.. (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(One)];

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public static WantedMapping Of(string? group, string? role) => ScimId.TryParse(group, out var id)
        ? new WantedMapping(id, RoleWords.Read(role))
        : throw new RefusedException(Refusal.InvalidValue, "Choose a group.");

    private static WantedMapping One(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? Of(null, null) : Of(text[..equals], text[(equals + 1)..]);
    }
}
