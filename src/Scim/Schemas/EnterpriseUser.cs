namespace Rolecall.Scim.Schemas;

/// <summary>RFC 7643 §4.3, as §8.7.1 publishes it; <c>manager.$ref</c> is caseExact as §2.3.7 says.</summary>
public static class EnterpriseUser
{
    public const string Uri = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    public static readonly Schema Schema = new(Uri, "EnterpriseUser", "Enterprise User",
    [
        new("employeeNumber", "The number or letters by which the organisation knows the person."),
        new("costCenter", "The name of a cost center."),
        new("organization", "The name of an organization."),
        new("division", "The name of a division."),
        new("department", "The name of a department."),
        new("manager", "The user's manager.", AttributeType.Complex)
        {
            SubAttributes =
            [
                new("value", "The id of the manager's User."),
                new("$ref", "The URI of the manager's User.", AttributeType.Reference) { CaseExact = true, ReferenceTypes = ["User"] },
                new("displayName", "The manager's displayName.") { Mutability = Mutability.ReadOnly },
            ],
        },
    ]);
}
