using Rolecall.Scim.Schemas;

namespace Rolecall.Domain.Entitlements;

/// <summary>Roles and permissions as Okta's entitlement management reads them.</summary>
public static class OktaSchemas
{
    public const string RoleUri = "urn:okta:scim:schemas:core:1.0:Role";
    public const string EntitlementUri = "urn:okta:scim:schemas:core:1.0:Entitlement";

    /// <summary>The longest description that Okta takes.</summary>
    public const int LongestDescription = 1000;

    internal static readonly ResourceType Role = new(
        "Role", "Role that can be assigned to a member", "/Roles",
        new Schema(RoleUri, "Role", "A role of the workspace.",
        [
            Text("displayName", "The name of the role.", required: true),
            Text("description", "What the role is."),
        ]),
        []);

    /// <remarks>"type" of its resources must be the name of the resource type.</remarks>
    internal static readonly ResourceType Entitlement = new(
        "Entitlement", "Permission that comes with roles", "/Entitlements",
        new Schema(EntitlementUri, "Entitlement", "A permission; it comes with roles and is not assigned by itself.",
        [
            Text("displayName", "What the permission allows.", required: true),
            Text("type", "The name of the resource type.", required: true),
            Text("description", "What the permission allows, as a sentence."),
        ]),
        []);

    private static AttributeDefinition Text(string name, string description, bool required = false) =>
        new(name, description) { Required = required, Mutability = Mutability.ReadOnly };
}
