namespace Rolecall.Server.Tests;

internal static class Urns
{
    public const string User = "urn:ietf:params:scim:schemas:core:2.0:User";
    public const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    public const string Role = "urn:ietf:params:scim:schemas:extension:rolecall:2.0:User";

    /// <summary>One as Okta's admins make it up in the field "external namespace".</summary>
    public const string Vendor = "urn:okta:example_app:1.0:user:custom";
}
