using System.Globalization;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Text;

namespace Rolecall.Domain.Roles;

/// <summary>The custom roles of a workspace, found by id and by name.</summary>
public sealed class RoleBook
{
    private readonly Dictionary<RoleId, CustomRole> byId;
    private readonly Dictionary<string, CustomRole> byName;
    private readonly Dictionary<string, CustomRole> byFormerName = new(StringComparer.Ordinal);

    public RoleBook(IReadOnlyList<CustomRole> roles)
    {
        Roles = roles;
        byId = roles.ToDictionary(role => role.Id);
        byName = roles.ToDictionary(role => NameKey.Fold(role.Name), StringComparer.Ordinal);
        foreach (var role in roles)
        {
            foreach (var former in role.FormerNames)
                byFormerName[NameKey.Fold(former)] = role;
        }
    }

    public IReadOnlyList<CustomRole> Roles { get; }

    public CustomRole? Find(RoleId id) => byId.GetValueOrDefault(id);

    public CustomRole? FindById(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? Find(new RoleId(id)) : null;

    public CustomRole? FindByName(string name, RenamedRoles policy)
    {
        var key = NameKey.Fold(name.Trim());
        return byName.GetValueOrDefault(key)
            ?? (policy == RenamedRoles.Alias ? byFormerName.GetValueOrDefault(key) : null);
    }

    /// <summary>The built-in role that a role is or inherits.</summary>
    public BuiltInRole BuiltInOf(RoleRef role) =>
        role.BuiltIn ?? (Find(role.Custom!.Value) ?? throw new InvalidOperationException($"No role {role}.")).Inherited;
}
