using Rolecall.Scim.Schemas;

namespace Rolecall.Scim.Tests;

/// <summary>The resource types of the tests; the last two have what no core schema has.</summary>
internal static class Types
{
    public const string Enterprise = EnterpriseUser.Uri;
    public const string CustomUri = "urn:example:custom:1.0:User";

    public static readonly ResourceType User =
        new("User", "User Account", "/Users", CoreUser.Schema, [new SchemaExtension(EnterpriseUser.Schema)]);

    public static readonly ResourceType Group = new("Group", "Group", "/Groups", CoreGroup.Schema, []);

    /// <summary>Has a number, and an attribute of each kind of "returned".</summary>
    public static readonly ResourceType Custom = User with
    {
        Extensions =
        [
            new SchemaExtension(EnterpriseUser.Schema),
            new SchemaExtension(new Schema(CustomUri, "Custom", "For tests",
            [
                new("level", "", AttributeType.Integer),
                new("ratio", "", AttributeType.Decimal),
                new("hired", "", AttributeType.DateTime),
                new("badge", "") { Returned = Returned.Always },
                new("onRequest", "") { Returned = Returned.Request },
                new("secret", "") { Returned = Returned.Never },
                new("vault", "", AttributeType.Complex) { Returned = Returned.Never, SubAttributes = [new("code", "")] },
                new("department", "Also in the enterprise extension."),
            ])),
        ],
    };
}
