namespace Rolecall.Domain.Connections;

/// <summary>How the roles of a workspace are offered to a connection's client: not with attributes that an admin types by hand.</summary>
public enum EntitlementMode
{
    Off,

    /// <summary>Okta's entitlement management: /Roles and /Entitlements under urn:okta:scim:schemas:core:1.0.</summary>
    Okta,

    /// <summary>The IETF draft on roles and entitlements.</summary>
    Ietf,
}
