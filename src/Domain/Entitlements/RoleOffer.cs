using Rolecall.Domain.Connections;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Schemas;

namespace Rolecall.Domain.Entitlements;

/// <summary>
/// What a connection's client is offered in place of attributes that an admin types by hand: the roles it may assign, and the
/// permissions that come with them.
/// </summary>
public sealed class RoleOffer
{
    private readonly RoleBook book;
    private readonly BuiltInRole ceiling;
    private IReadOnlyList<OfferedRole>? all;

    private RoleOffer(EntitlementMode mode, RoleBook book, Behaviour behaviour)
    {
        (Mode, this.book, ceiling) = (mode, book, behaviour.RoleCeiling);
        (RoleType, EntitlementType) = mode == EntitlementMode.Okta
            ? (OktaSchemas.Role, OktaSchemas.Entitlement)
            : (IetfSchemas.Role, IetfSchemas.Entitlement);
    }

    public EntitlementMode Mode { get; }

    public ResourceType RoleType { get; }

    public ResourceType EntitlementType { get; }

    public IReadOnlyList<ResourceType> Types => [RoleType, EntitlementType];

    /// <summary>Those that a SCIM token may assign: never the owner's.</summary>
    public IEnumerable<OfferedRole> Roles => All.Where(role => Includes(role.Role));

    /// <summary>Every role that a member can have.</summary>
    internal IReadOnlyList<OfferedRole> All => all ??= [.. BuiltIns().Concat(book.Roles.Select(Of))];

    /// <returns>Null when nothing is offered to the connection.</returns>
    public static RoleOffer? Of(EntitlementMode mode, RoleBook roles, Behaviour behaviour) =>
        mode == EntitlementMode.Off ? null : new RoleOffer(mode, roles, behaviour);

    public static string IdOf(RoleRef role) => role.Custom is { } id ? id.ToString() : role.BuiltIn!.Value.Word();

    public bool Includes(RoleRef role) => book.BuiltInOf(role).Rank() <= ceiling.Rank();

    /// <summary>What comes with a role that a member has, whether or not it is offered.</summary>
    /// <remarks>A role that was made a moment ago is not known here yet: what it inherits answers for it.</remarks>
    internal IReadOnlyList<Permission> PermissionsOf(AssignedRole role) =>
        role.CustomId is { } id && book.Find(id) is { } custom ? Allowed(Permissions.Effective(custom)) : Allowed(Permissions.Effective(role.BuiltIn));

    internal AssignedRole Assigned(RoleRef role) => AssignedRole.Of(role, book);

    private static IEnumerable<OfferedRole> BuiltIns() => Enum.GetValues<BuiltInRole>().OrderByDescending(role => role.Rank()).Select(role =>
    {
        var permissions = Allowed(Permissions.Effective(role));
        return new OfferedRole(RoleRef.Of(role), role.Word(), UserEntitlements.NameOf(role), $"A built-in role, with {Count(permissions)}.", permissions);
    });

    private static OfferedRole Of(CustomRole role)
    {
        var permissions = Allowed(Permissions.Effective(role));
        return new OfferedRole(
            RoleRef.Of(role.Id), role.Id.ToString(), role.Name, $"A custom role based on {role.Inherited.Word()}, with {Count(permissions)}.", permissions);
    }

    private static IReadOnlyList<Permission> Allowed(IReadOnlyDictionary<string, bool> effective) =>
        [.. Permissions.All.Where(permission => effective[permission.Key])];

    private static string Count(IReadOnlyList<Permission> permissions) => $"{permissions.Count} of {Permissions.All.Count} permissions";
}
