using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;

namespace Rolecall.Scim.Tests.Rfc7643;

/// <summary>RFC 7643 §7, shown on a schema of our own, so that it is the definitions that decide.</summary>
public sealed class S7_Characteristics
{
    [Fact, Spec("S-7-01", "S-7-19")]
    public void Read_only_is_ignored_on_every_level()
    {
        var read = Wire.Read(Gadget.Type, """
            { "label": "a", "maker": "m", "size": { "width": 1, "area": 2 }, "parts": [{ "value": "p", "stock": 3 }],
              "urn:example:warranty": { "issuer": "i" } }
            """);

        Wire.Is("""{ "label": "a", "size": { "width": 1 }, "parts": [{ "value": "p" }] }""", read.Document);
        Assert.Empty(read.Ignored);
    }

    [Fact, Spec("S-7-02", "S-7-03")]
    public void What_clients_write_is_kept() =>
        Wire.Is("""{ "label": "a", "serial": "1" }""", Wire.Gadget("""{ "label": "a", "serial": "1" }"""));

    [Fact, Spec("S-7-04", "S-7-06", "S-4.1.1-12")]
    public void Write_only_is_checked_and_never_kept()
    {
        Wire.Is("""{ "label": "a" }""", Wire.Gadget("""{ "label": "a", "pin": "1234" }"""));
        Wire.Is("""{ "userName": "ann" }""", Wire.User("""{ "userName": "ann", "password": "t1meMa$heen" }"""));
        Refused.With(Refusal.InvalidValue, () => Wire.Gadget("""{ "pin": ["1234"] }"""));
    }

    [Theory, Spec("S-7-11", "S-4.1.1-01")]
    [InlineData("{}", "'label'")]
    [InlineData("""{ "label": "" }""", "'label'")]
    [InlineData("""{ "label": " " }""", "'label'")]
    [InlineData("""{ "label": "a", "urn:example:warranty": { "note": "n" } }""", "'urn:example:warranty:until'")]
    public void What_is_required_must_have_a_value(string json, string named)
    {
        var document = Wire.Gadget(json);
        var refused = Refused.With(Refusal.InvalidValue, () => Checked(Gadget.Type, document));
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Theory, Spec("S-7-11")]
    [InlineData("""{ "label": "a", "size": { "unit": "cm" } }""")]
    [InlineData("""{ "label": "a", "parts": [{ "type": "t" }] }""")]
    [InlineData("""{ "label": "a", "parts": [{ "value": "p" }, {}] }""")]
    [InlineData("""{ "label": "a", "parts": [{ "value": "p" }, { "value": null }] }""")]
    public void A_value_without_its_required_part_is_refused(string json) =>
        Refused.With(Refusal.InvalidValue, () => Wire.Gadget(json));

    [Fact, Spec("S-7-11")]
    public void A_stored_value_without_its_required_part_is_found() =>
        Refused.With(Refusal.InvalidValue, () => Checked(Gadget.Type, Wire.Stored("""{ "label": "a", "parts": [{ "type": "t" }] }""")));

    [Fact, Spec("S-7-11", "S-4.1.1-01", "S-4.2-01")]
    public void Users_and_groups_need_their_names()
    {
        Refused.With(Refusal.InvalidValue, () => Checked(Types.User, Wire.Stored("""{ "displayName": "x" }""")));
        Refused.With(Refusal.InvalidValue, () => Checked(Types.Group, Wire.Stored("""{ "members": [{ "value": "1" }] }""")));
        Checked(Types.User, Wire.Stored("""{ "userName": "ann" }"""));
        Checked(Types.Group, Wire.Stored("""{ "displayName": "team" }"""));
    }

    [Fact, Spec("S-3.3-03", "S-3.3-05")]
    public void A_required_extension_must_be_there()
    {
        Checked(Gadget.Type, Wire.Stored("""{ "label": "a" }"""));
        Refused.With(Refusal.InvalidValue, () => Checked(Gadget.UnderWarranty, Wire.Stored("""{ "label": "a" }""")));
        Checked(Gadget.UnderWarranty, Wire.Stored("""{ "label": "a", "urn:example:warranty": { "until": "2030-01-01T00:00:00Z" } }"""));
    }

    [Fact, Spec("S-4.1.1-04", "S-4.1.1-06", "S-4.1.1-07", "S-4.1.1-08", "S-4.1.1-09", "S-4.1.1-10", "S-4.1.1-11", "S-4.3-01", "S-4.3-02")]
    public void A_whole_user_comes_back_as_it_was_sent()
    {
        const string user = """
            { "externalId": "e", "userName": "ann",
              "name": { "formatted": "Ms. Ann B. Fox III", "familyName": "Fox", "givenName": "Ann",
                "middleName": "B.", "honorificPrefix": "Ms.", "honorificSuffix": "III" },
              "displayName": "Ann", "nickName": "Annie", "profileUrl": "https://x.example/ann", "title": "t", "userType": "u",
              "preferredLanguage": "en-US", "locale": "de-CH", "timezone": "America/Los_Angeles", "active": true,
              "addresses": [{ "formatted": "1 Main St\nReno",
                "streetAddress": "1 Main St", "locality": "Reno", "region": "NV",
                "postalCode": "89501", "country": "US", "type": "work", "primary": true }],
              "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "employeeNumber": "1", "costCenter": "c",
                "organization": "o", "division": "v", "department": "d",
                "manager": { "value": "2", "$ref": "../Users/2" } } }
            """;
        Wire.Is(user, Wire.User(user));
    }

    private static ComplexNode Checked(ResourceType type, ComplexNode document)
    {
        RequiredAttributes.Check(type, document);
        return document;
    }
}
