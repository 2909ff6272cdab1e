namespace Rolecall.Saml.Tests;

[Spec("I-29")]
public sealed class MetadataEntities
{
    private static readonly string Good = Documents.Provider(Documents.Key(Certificates.Current) + Documents.Redirect);

    [Fact]
    public void Two_entities_are_refused_with_their_number() =>
        Assert.Contains("describes 2 entities", Documents.Refused(Entities(Documents.Entity(Good) + Documents.Entity(Good))));

    [Fact]
    public void A_second_entity_cannot_hide_in_an_inner_list_or_an_extension()
    {
        Assert.Contains("describes 2 entities", Documents.Refused(Entities(Documents.Entity(Good) + Entities(Documents.Entity(Good)))));
        Assert.Contains("describes 2 entities", Documents.Refused(Documents.Entity(
            $"<md:Extensions>{Documents.Entity(Good)}</md:Extensions>{Good}")));
    }

    [Theory]
    [InlineData("<html/>")]
    [InlineData("""<EntityDescriptor entityID="in-no-namespace"/>""")]
    [InlineData("""<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"/>""")]
    public void XML_that_is_no_metadata_is_refused(string xml) =>
        Assert.Contains("no EntityDescriptor", Documents.Refused(xml));

    [Fact]
    public void An_entity_wrapped_in_something_else_is_not_taken() =>
        Assert.Contains("no EntityDescriptor", Documents.Refused($"<wrapper>{Documents.Entity(Good)}</wrapper>"));

    [Fact]
    public void An_entity_is_refused_unless_it_has_exactly_one_provider_role()
    {
        Assert.Contains("has 0", Documents.Refused(Documents.Entity("<md:SPSSODescriptor/>")));
        Assert.Contains("has 2", Documents.Refused(Documents.Entity(Good + Good)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:1.1:protocol\"")]
    [InlineData("protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol-of-ours\"")]
    public void A_provider_that_does_not_speak_SAML_2_is_refused(string attributes) =>
        Assert.Contains("does not speak SAML 2.0", Documents.Refused(Documents.Entity(
            Documents.Provider(Documents.Key(Certificates.Current) + Documents.Redirect, attributes))));

    [Fact]
    public void A_provider_may_speak_other_protocols_as_well() =>
        Assert.Equal("https://idp.example", Documents.Parse(Documents.Entity(Documents.Provider(
            Documents.Key(Certificates.Current) + Documents.Redirect,
            "protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:1.1:protocol\n urn:oasis:names:tc:SAML:2.0:protocol\""))).EntityId);

    [Fact]
    public void The_name_of_the_entity_is_needed_and_has_a_bound()
    {
        Assert.Contains("entityID", Documents.Refused(Documents.Entity(Good, "")));
        Assert.Contains("entityID", Documents.Refused(Documents.Entity(Good, "entityID=\"  \"")));
        Assert.Contains("entityID", Documents.Refused(Documents.Entity(Good, $"entityID=\"{new string('a', 1025)}\"")));
        Assert.Equal(1024, Documents.Parse(Documents.Entity(Good, $"entityID=\"{new string('a', 1024)}\"")).EntityId.Length);
    }

    [Theory]
    [InlineData("2026-06-01T11:59:59Z")]
    [InlineData("2026-06-01T13:59:59+02:00")]
    [InlineData("for ever")]
    public void Metadata_past_its_own_date_is_refused(string validUntil) =>
        Assert.Contains(
            $"valid until \"{validUntil}\"",
            Documents.Refused(Documents.Entity(Good, $"entityID=\"a\" validUntil=\"{validUntil}\"")));

    [Fact]
    public void Metadata_within_its_own_date_is_taken() =>
        Assert.Equal("a", Documents.Parse(Documents.Entity(Good, "entityID=\"a\" validUntil=\"2026-06-01T12:00:00Z\"")).EntityId);

    private static string Entities(string content) =>
        $"""<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">{content}</md:EntitiesDescriptor>""";
}
