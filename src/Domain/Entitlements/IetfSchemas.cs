using Rolecall.Scim.Schemas;

namespace Rolecall.Domain.Entitlements;

/// <summary>Roles and permissions as the IETF draft on roles and entitlements has them.</summary>
/// <remarks>
/// The draft lets roles contain roles and entitlements contain entitlements. Here a role contains the entitlements that come with it,
/// which is all the containing there is: both lists hold values, and none of a role is one of an entitlement.
/// </remarks>
public static class IetfSchemas
{
    public const string RoleUri = "urn:ietf:params:scim:schemas:core:2.0:Role";
    public const string EntitlementUri = "urn:ietf:params:scim:schemas:core:2.0:Entitlement";

    internal static readonly ResourceType Role = new(
        "Role", "Role that can be assigned to a member", "/Roles",
        new Schema(RoleUri, "Role", "A role of the workspace.", Attributes("role", "built_in", "custom")), []);

    internal static readonly ResourceType Entitlement = new(
        "Entitlement", "Permission that comes with roles", "/Entitlements",
        new Schema(
            EntitlementUri, "Entitlement", "A permission; it comes with roles and is not assigned by itself.", Attributes("entitlement", "permission")),
        []);

    private static AttributeDefinition[] Attributes(string what, params string[] types) =>
    [
        Of("value", $"What the {what} is assigned by.") with { Required = true },
        Of("display", $"The name of the {what}."),
        Of("type", $"What kind of {what} it is.") with { CanonicalValues = types },
        Of("supported", $"Whether the {what} can be used.", AttributeType.Boolean) with { Required = true },
        Of("limitedAssignmentsPermitted", $"Whether only so many users may have the {what}.", AttributeType.Boolean),
        Of("totalAssignmentsPermitted", $"How many users may have the {what}; absent when there is no limit.", AttributeType.Integer),
        Of("totalAssignmentsUsed", $"How many users have the {what} now.", AttributeType.Integer),
        Of("containedBy", $"The values of what includes the {what}.") with { MultiValued = true },
        Of("contains", $"The values of what the {what} includes.") with { MultiValued = true },
    ];

    private static AttributeDefinition Of(string name, string description, AttributeType type = AttributeType.String) =>
        new(name, description, type) { Mutability = Mutability.ReadOnly };
}
