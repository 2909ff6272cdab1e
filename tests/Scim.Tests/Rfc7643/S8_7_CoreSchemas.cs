using Rolecall.Scim.Schemas;

namespace Rolecall.Scim.Tests.Rfc7643;

/// <summary>RFC 7643 §8.7.1, and §4.1–§4.3 where they say more.</summary>
public sealed class S8_7_CoreSchemas
{
    [Theory, Spec("S-8.7-01", "S-4.1.2-09", "S-2.4-03")]
    [InlineData(CoreUser.Uri, """
        userName, name(formatted familyName givenName middleName honorificPrefix honorificSuffix), displayName, nickName, profileUrl, title,
        userType, preferredLanguage, locale, timezone, active, password, emails[value display type primary],
        phoneNumbers[value display type primary], ims[value display type primary], photos[value display type primary],
        addresses[formatted streetAddress locality region postalCode country type primary], groups[value $ref display type],
        entitlements[value display type primary], roles[value display type primary], x509Certificates[value display type primary]
        """)]
    [InlineData(EnterpriseUser.Uri, "employeeNumber, costCenter, organization, division, department, manager(value $ref displayName)")]
    [InlineData(CoreGroup.Uri, "displayName, members[value $ref display type]")]
    public void A_schema_has_the_attributes_of_the_RFC(string uri, string attributes) => Assert.Equal(
        attributes.ReplaceLineEndings(" "), string.Join(", ", SchemaOf(uri).Attributes.Select(Outline)));

    [Theory, Spec("S-8.7-01", "S-4.1.2-03", "S-4.1.2-05", "S-4.1.2-06")]
    [InlineData(CoreUser.Uri, "emails", "work home other")]
    [InlineData(CoreUser.Uri, "phoneNumbers", "work home mobile fax pager other")]
    [InlineData(CoreUser.Uri, "ims", "aim gtalk icq xmpp msn skype qq yahoo")]
    [InlineData(CoreUser.Uri, "photos", "photo thumbnail")]
    [InlineData(CoreUser.Uri, "addresses", "work home other")]
    [InlineData(CoreUser.Uri, "groups", "direct indirect")]
    [InlineData(CoreUser.Uri, "roles", "")]
    [InlineData(CoreGroup.Uri, "members", "User Group")]
    public void The_canonical_types_are_those_of_the_RFC(string uri, string attribute, string types) =>
        Assert.Equal(types, string.Join(' ', SchemaOf(uri).Find(attribute)!.Sub("type")!.CanonicalValues));

    [Fact, Spec("S-8.7-01")]
    public void What_is_special_is_special_and_nothing_else()
    {
        string[] special =
        [
            "userName required server", "profileUrl exact", "password exact WriteOnly Never", "photos.value exact", "groups ReadOnly",
            "groups.value ReadOnly", "groups.$ref exact ReadOnly", "groups.display ReadOnly", "groups.type ReadOnly",
            "x509Certificates.value exact", "manager.$ref exact", "manager.displayName ReadOnly", "displayName required",
            "members.value Immutable", "members.$ref exact Immutable", "members.display Immutable", "members.type Immutable",
        ];

        Schema[] schemas = [CoreUser.Schema, EnterpriseUser.Schema, CoreGroup.Schema];
        Assert.Equal(special, schemas.SelectMany(schema => schema.Attributes).SelectMany(Marks));
    }

    [Fact, Spec("S-8.7-01")]
    public void Types_other_than_string_are_where_the_RFC_has_them()
    {
        Schema[] schemas = [CoreUser.Schema, EnterpriseUser.Schema, CoreGroup.Schema];
        var typed = schemas.SelectMany(schema => schema.Attributes)
            .SelectMany(attribute => attribute.SubAttributes.Prepend(attribute).Select(leaf => (Path: Path(attribute, leaf), leaf.Type)))
            .Where(leaf => leaf.Type is not (AttributeType.String or AttributeType.Complex))
            .Where(leaf => !leaf.Path.EndsWith(".primary", StringComparison.Ordinal));

        Assert.Equal(
            [
                ("profileUrl", AttributeType.Reference), ("active", AttributeType.Boolean), ("photos.value", AttributeType.Reference),
                ("groups.$ref", AttributeType.Reference), ("x509Certificates.value", AttributeType.Binary),
                ("manager.$ref", AttributeType.Reference), ("members.$ref", AttributeType.Reference),
            ],
            typed);
    }

    private static Schema SchemaOf(string uri) =>
        new[] { CoreUser.Schema, EnterpriseUser.Schema, CoreGroup.Schema }.Single(schema => schema.Id == uri);

    private static string Outline(AttributeDefinition attribute)
    {
        var subs = string.Join(' ', attribute.SubAttributes.Select(sub => sub.Name));
        return attribute.Name + (subs.Length == 0 ? "" : attribute.MultiValued ? $"[{subs}]" : $"({subs})");
    }

    private static IEnumerable<string> Marks(AttributeDefinition attribute) =>
        from leaf in attribute.SubAttributes.Prepend(attribute)
        let marks = string.Concat(
            leaf.Required ? " required" : "",
            leaf.CaseExact ? " exact" : "",
            leaf.Mutability == Mutability.ReadWrite ? "" : " " + leaf.Mutability,
            leaf.Returned == Returned.Default ? "" : " " + leaf.Returned,
            leaf.Uniqueness == Uniqueness.None ? "" : " server")
        where marks.Length > 0
        select Path(attribute, leaf) + marks;

    private static string Path(AttributeDefinition attribute, AttributeDefinition leaf) =>
        ReferenceEquals(attribute, leaf) ? attribute.Name : $"{attribute.Name}.{leaf.Name}";
}
