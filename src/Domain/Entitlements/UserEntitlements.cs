using Rolecall.Domain.Connections;
using Rolecall.Domain.Roles;
using Rolecall.Scim.Documents;

namespace Rolecall.Domain.Entitlements;

/// <summary>
/// "roles" and "entitlements" of a User, where they are offered to the client: both follow from the one role that the member has, and
/// are put in at sending as the role is.
/// </summary>
public static class UserEntitlements
{
    public const string Roles = "roles";
    public const string Entitlements = "entitlements";

    /// <returns>Null for the owner, whose role no client can assign.</returns>
    public static ListNode? RolesOf(RoleOffer offer, AssignedRole role) => Of(role, offer.Mode == EntitlementMode.Ietf);

    public static ListNode? EntitlementsOf(RoleOffer offer, AssignedRole role) => ListNode.OfAny(
        [.. offer.PermissionsOf(role).Select(permission => Complex(
            ("value", Text(permission.Key)),
            ("display", Text(NameOf(permission))),
            ("type", Text(OfferedResources.TypeOf(offer)))))]);

    /// <summary>A profile with what is shown in place of what is kept: what a PATCH works on.</summary>
    /// <remarks>The role is the only one and so the primary one, whether or not the client's dialect shows that.</remarks>
    internal static ComplexNode Show(RoleOffer? offer, ComplexNode profile, AssignedRole role) => offer is null
        ? profile
        : profile.With(Roles, Of(role, isWhole: true)).With(Entitlements, EntitlementsOf(offer, role));

    /// <summary>A profile without what is kept of them for connections to which nothing is offered.</summary>
    public static ComplexNode Hide(ComplexNode profile) => profile.With(Roles, null).With(Entitlements, null);

    internal static string NameOf(BuiltInRole role) => role == BuiltInRole.LimitedMember ? "Limited member" : role.ToString();

    internal static string NameOf(Permission permission) => permission.Sentence.TrimEnd('.');

    private static ListNode? Of(AssignedRole role, bool isWhole)
    {
        if (role.BuiltIn == BuiltInRole.Owner)
            return null;
        var entry = Complex(("value", Text(RoleOffer.IdOf(role.Ref))), ("display", Text(role.CustomName ?? NameOf(role.BuiltIn))));
        return new ListNode(
            [isWhole ? entry.With("type", Text(OfferedResources.TypeOf(role.Ref))).With("primary", FlagNode.True) : entry]);
    }

    private static ComplexNode Complex(params (string Name, Node Value)[] attributes) =>
        ComplexNode.Of(attributes.Select(attribute => KeyValuePair.Create(attribute.Name, attribute.Value)));

    private static TextNode Text(string text) => new(text);
}
