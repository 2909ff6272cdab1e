using Rolecall.Scim.Schemas;

namespace Rolecall.Domain.Members;

/// <summary>What a User is here: RFC 7643's User and enterprise extension, and our own extension for the role.</summary>
public static class MemberSchemas
{
    /// <summary>The de-facto vendor form of a URN, which Okta and Entra admins expect (a recorded exemption of S-10-01).</summary>
    public const string RoleUrn = "urn:ietf:params:scim:schemas:extension:rolecall:2.0:User";

    public static readonly Schema Role = new(
        RoleUrn,
        "Workspace role",
        "The role of a member in the workspace.",
        [
            new("customRoleId", "The id of a custom role of the workspace; it survives renaming. Empty or null takes the custom role away."),
            new("customRoleName", "The name of a custom role of the workspace. Empty or null takes the custom role away."),
            new("role", "The built-in role, or the one that the custom role is based on; member when nothing was assigned.")
            {
                CanonicalValues = ["admin", "member", "limited_member", "guest"],
            },
        ]);

    /// <summary>The resource type as it is published, filtered and projected.</summary>
    public static readonly ResourceType User = new(
        "User", "Member of the workspace", "/Users", CoreUser.Schema,
        [new SchemaExtension(EnterpriseUser.Schema), new SchemaExtension(Role)]);

    /// <summary>The part of it that is kept as it was sent: role attributes are read apart, from wherever the client puts them.</summary>
    public static readonly ResourceType Profile = User with { Extensions = [new SchemaExtension(EnterpriseUser.Schema)] };
}
