using Rolecall.Domain.Entitlements;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Scim;
using Rolecall.Scim.Schemas;

namespace Rolecall.Domain.ResourceTypes;

/// <summary>Which URIs, names and endpoints a workspace may take for itself.</summary>
internal static class TypeNames
{
    private static readonly string[] TakenUris =
    [
        CoreUser.Uri, CoreGroup.Uri, EnterpriseUser.Uri, MemberSchemas.RoleUrn,
        ServiceSchemas.ServiceProviderConfigUri, ServiceSchemas.ResourceTypeUri, ServiceSchemas.SchemaUri,
        OktaSchemas.RoleUri, OktaSchemas.EntitlementUri, IetfSchemas.RoleUri, IetfSchemas.EntitlementUri,
    ];

    private static readonly string[] TakenNames =
    [
        MemberSchemas.User.Name, GroupSchemas.Group.Name, "Schema", "ResourceType", "ServiceProviderConfig", "Role", "Entitlement",
    ];

    /// <summary>What the protocol has, and what roles and entitlements are offered under.</summary>
    private static readonly string[] TakenEndpoints =
    [
        MemberSchemas.User.Endpoint, GroupSchemas.Group.Endpoint, "/Me", "/Bulk", "/Schemas", "/ResourceTypes", "/ServiceProviderConfig",
        "/Roles", "/Entitlements",
    ];

    /// <exception cref="RefusedException">InvalidValue, Uniqueness.</exception>
    public static void CheckSchema(Schema schema, TypeDefinitions definitions)
    {
        if (TakenUris.Any(uri => IsSame(uri, schema.Id)) || schema.Id.StartsWith("urn:ietf:params:scim:api:", StringComparison.OrdinalIgnoreCase))
            throw new RefusedException(Refusal.InvalidValue, $"{schema.Id} has a meaning already: give the schema a URN of your own.");
        if (definitions.FindSchema(schema.Id) is { } same && same.Id != schema.Id)
            throw new RefusedException(Refusal.Uniqueness, $"The workspace has this schema as {same.Id} already: spell it so.");
        if (TakenUris.Concat(definitions.Schemas.Select(other => other.Id)).FirstOrDefault(other => IsWithin(other, schema.Id) || IsWithin(schema.Id, other)) is { } near)
            throw new RefusedException(Refusal.InvalidValue, $"{schema.Id} and {near} begin alike, so that attributes of the one would be taken for the other's: choose another URN.");
    }

    /// <exception cref="RefusedException">InvalidValue, Uniqueness.</exception>
    public static void CheckType(ResourceTypeDocument type, TypeDefinitions definitions)
    {
        if (TakenNames.Any(name => IsSame(name, type.Name)))
            throw new RefusedException(Refusal.InvalidValue, $"'{type.Name}' has a meaning already: give the resource type another name.");
        if (definitions.FindType(type.Name) is { } same && same.Name != type.Name)
            throw new RefusedException(Refusal.Uniqueness, $"The workspace has this resource type as {same.Name} already: spell it so.");
        // A first part like "v2" is read as the version of the protocol (RFC 7644 §3.13).
        if (TakenEndpoints.Any(endpoint => IsSame(endpoint, type.Endpoint)) || type.Endpoint is [_, 'v' or 'V', >= '0' and <= '9', ..])
            throw new RefusedException(Refusal.InvalidValue, $"{type.Endpoint} has a meaning already: give the resource type another endpoint.");
        if (definitions.Types.FirstOrDefault(other => !IsSame(other.Name, type.Name) && IsSame(other.Endpoint, type.Endpoint)) is { } taken)
            throw new RefusedException(Refusal.Uniqueness, $"{type.Endpoint} is the endpoint of {taken.Name}: choose another.");
    }

    public static bool IsBuiltIn(string type) => IsSame(type, MemberSchemas.User.Name) || IsSame(type, GroupSchemas.Group.Name);

    /// <summary>Whether the schema is part of every workspace's User or Group.</summary>
    public static bool IsBuiltInSchema(string uri) => TakenUris.Any(taken => IsSame(taken, uri));

    private static bool IsWithin(string uri, string other) =>
        other.Length > uri.Length && other[uri.Length] == ':' && other.StartsWith(uri, StringComparison.OrdinalIgnoreCase);

    private static bool IsSame(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
