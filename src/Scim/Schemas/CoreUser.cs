namespace Rolecall.Scim.Schemas;

/// <summary>RFC 7643 §4.1, as §8.7.1 publishes it.</summary>
/// <remarks>
/// Different on purpose: references, binaries and the password are caseExact, as §2.3.6, §2.3.7 and §4.1.1 say and §8.7.1 does not;
/// addresses have "primary", which §2.4 gives to every multi-valued attribute.
/// </remarks>
public static class CoreUser
{
    public const string Uri = "urn:ietf:params:scim:schemas:core:2.0:User";

    public static readonly Schema Schema = new(Uri, "User", "User Account",
    [
        new("userName", "The name the user is known and signs in by; unique among the service provider's users.")
        {
            Required = true, Uniqueness = Uniqueness.Server,
        },
        new("name", "The components of the user's name.", AttributeType.Complex)
        {
            SubAttributes =
            [
                new("formatted", "The full name, with all parts and titles, for display."),
                new("familyName", "The family name, or last name in most Western languages."),
                new("givenName", "The given name, or first name in most Western languages."),
                new("middleName", "The middle names."),
                new("honorificPrefix", "The titles before the name, such as \"Ms.\"."),
                new("honorificSuffix", "The titles after the name, such as \"III\"."),
            ],
        },
        new("displayName", "The name to show to others."),
        new("nickName", "The casual name, such as \"Bob\" for \"Robert\"."),
        new("profileUrl", "The URL of a page that shows the user's profile.", AttributeType.Reference)
        {
            CaseExact = true, ReferenceTypes = ["external"],
        },
        new("title", "The title, such as \"Vice President\"."),
        new("userType", "The relation between organisation and user, such as \"Employee\" or \"Contractor\"."),
        new("preferredLanguage", "The preferred languages, in the form of the HTTP Accept-Language header."),
        new("locale", "The default location for currency, date and number formats, as a BCP 47 tag."),
        new("timezone", "The time zone, by its name in the IANA database, such as \"America/Los_Angeles\"."),
        new("active", "Whether the user may use the service.", AttributeType.Boolean),
        new("password", "The clear-text password to set. Never returned.")
        {
            CaseExact = true, Mutability = Mutability.WriteOnly, Returned = Returned.Never,
        },
        CoreUserLists.Of("emails", "E-mail addresses.", new("value", "The e-mail address."), "work", "home", "other"),
        CoreUserLists.Of(
            "phoneNumbers", "Phone numbers.", new("value", "The phone number, as RFC 3966 writes it if possible."),
            "work", "home", "mobile", "fax", "pager", "other"),
        CoreUserLists.Of(
            "ims", "Instant messaging addresses.", new("value", "The instant messaging address."),
            "aim", "gtalk", "icq", "xmpp", "msn", "skype", "qq", "yahoo"),
        CoreUserLists.Of(
            "photos", "URLs of photos of the user.",
            new("value", "The URL of a photo.", AttributeType.Reference) { CaseExact = true, ReferenceTypes = ["external"] },
            "photo", "thumbnail"),
        CoreUserLists.Addresses,
        CoreUserLists.Groups,
        CoreUserLists.Of("entitlements", "What the user is entitled to.", new("value", "The entitlement.")),
        CoreUserLists.Of("roles", "The roles that together say who the user is.", new("value", "The role.")),
        CoreUserLists.Of(
            "x509Certificates", "Certificates issued to the user.",
            new("value", "One DER certificate in base64.", AttributeType.Binary) { CaseExact = true }),
    ]);
}
