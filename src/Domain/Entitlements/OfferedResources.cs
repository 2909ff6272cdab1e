using Rolecall.Domain.Connections;
using Rolecall.Domain.Roles;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;

namespace Rolecall.Domain.Entitlements;

/// <summary>The resources at /Roles and /Entitlements, whole.</summary>
/// <param name="baseUrl">Of the SCIM endpoints, without a slash at the end.</param>
/// <param name="used">How many users have a role, by its id; the IETF dialect shows it.</param>
public sealed class OfferedResources(RoleOffer offer, string baseUrl, IReadOnlyDictionary<string, long> used)
{
    /// <summary>The roles by rank and age, or the permissions in the order of the documentation.</summary>
    public IEnumerable<ComplexNode> Of(ResourceType type) => ReferenceEquals(type, offer.RoleType)
        ? offer.Roles.Select(Role)
        : Permissions.All.Select(Entitlement);

    internal static string TypeOf(RoleRef role) => role.Custom is null ? "built_in" : "custom";

    /// <summary>Of every entitlement. Okta wants the name of the resource type.</summary>
    internal static string TypeOf(RoleOffer offer) => offer.Mode == EntitlementMode.Okta ? offer.EntitlementType.Name : "permission";

    private ComplexNode Role(OfferedRole role) => Resource(offer.RoleType, role.Id, offer.Mode == EntitlementMode.Okta
        ? [("displayName", Text(role.Name)), ("description", Text(role.Description))]
        : Ietf(role.Id, role.Name, TypeOf(role.Role), used.GetValueOrDefault(role.Id), "contains", role.Permissions.Select(permission => permission.Key)));

    private ComplexNode Entitlement(Permission permission) => Resource(offer.EntitlementType, permission.Key, offer.Mode == EntitlementMode.Okta
        ?
        [
            ("displayName", Text(UserEntitlements.NameOf(permission))),
            ("type", Text(TypeOf(offer))),
            ("description", Text(permission.Sentence)),
        ]
        : Ietf(
            permission.Key, UserEntitlements.NameOf(permission), TypeOf(offer), Used(permission), "containedBy",
            offer.Roles.Where(role => role.Permissions.Contains(permission)).Select(role => role.Id)));

    /// <summary>Whoever has a role with it has it, the owner too.</summary>
    private long Used(Permission permission) =>
        offer.All.Where(role => role.Permissions.Contains(permission)).Sum(role => used.GetValueOrDefault(role.Id));

    private static (string Name, Node? Value)[] Ietf(
        string value, string display, string type, long used, string containing, IEnumerable<string> values) =>
    [
        ("value", Text(value)),
        ("display", Text(display)),
        ("type", Text(type)),
        ("supported", FlagNode.True),
        ("limitedAssignmentsPermitted", FlagNode.False),
        ("totalAssignmentsUsed", new NumberNode(used)),
        (containing, ListNode.OfAny([.. values.Select(Text)])),
    ];

    private ComplexNode Resource(ResourceType type, string id, (string Name, Node? Value)[] attributes)
    {
        var meta = ComplexNode.Empty
            .With("resourceType", Text(type.Name))
            .With("location", Text($"{baseUrl}{type.Endpoint}/{id}"));
        var resource = ComplexNode.Empty.With("schemas", new ListNode([Text(type.Schema.Id)])).With("id", Text(id));
        return attributes.Aggregate(resource, (so, attribute) => so.With(attribute.Name, attribute.Value)).With("meta", meta);
    }

    private static TextNode Text(string text) => new(text);
}
