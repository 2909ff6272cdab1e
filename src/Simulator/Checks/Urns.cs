namespace Rolecall.Simulator.Checks;

internal static class Urns
{
    public const string User = "urn:ietf:params:scim:schemas:core:2.0:User";

    public const string Group = "urn:ietf:params:scim:schemas:core:2.0:Group";

    public const string PatchOp = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    /// <summary>The canonical place of the three role attributes.</summary>
    public const string Rolecall = "urn:ietf:params:scim:schemas:extension:rolecall:2.0:User";

    /// <summary>Such as an admin types into Okta's "external namespace".</summary>
    public const string Vendor = "urn:okta:acme_workspace:1.0:user:custom";
}
