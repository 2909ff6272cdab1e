namespace Rolecall.Scim.Schemas;

/// <summary>RFC 7643 §4.2, as §8.7.1 publishes it.</summary>
/// <remarks>
/// Different on purpose: displayName is required, as the text of §4.2 says and §8.7.1 does not; members have "display",
/// one of the sub-attributes of §2.4 that every client sends and reads; <c>members.$ref</c> is caseExact as §2.3.7 says.
/// </remarks>
public static class CoreGroup
{
    public const string Uri = "urn:ietf:params:scim:schemas:core:2.0:Group";

    public static readonly Schema Schema = new(Uri, "Group", "Group",
    [
        new("displayName", "The name of the group, for display.") { Required = true },
        new("members", "The members of the group. They may be added and removed.", AttributeType.Complex)
        {
            MultiValued = true,
            SubAttributes =
            [
                new("value", "The id of the member.") { Mutability = Mutability.Immutable },
                new("$ref", "The URI of the member.", AttributeType.Reference)
                {
                    CaseExact = true, Mutability = Mutability.Immutable, ReferenceTypes = ["User", "Group"],
                },
                new("display", "The name of the member, for display.") { Mutability = Mutability.Immutable },
                new("type", "What the member is.") { Mutability = Mutability.Immutable, CanonicalValues = ["User", "Group"] },
            ],
        },
    ]);
}
