using Rolecall.Saml.Responses;

namespace Rolecall.Saml.Tests.Responses;

/// <summary>Well signed by the right provider, and still not for us.</summary>
public sealed class Meaning
{
    private const string Bearer = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    private const string Restriction = $"<AudienceRestriction><Audience>{Provider.Audience}</Audience></AudienceRestriction>";
    private static readonly Provider Entra = Providers.Entra;

    [Theory]
    [InlineData("ID=\"response-1\" Version=\"2.0\"", "ID=\"response-1\" Version=\"1.1\"")]
    [InlineData("Version=\"2.0\" xmlns=", "Version=\"2.1\" xmlns=")]
    [InlineData("Version=\"2.0\" xmlns=", "xmlns=")]
    public void Only_version_2_0_is_read(string from, string to) => AssertRefused(SamlRefusal.Malformed, from, to);

    [Theory, Spec("I-30")]
    [InlineData(">https://sts.windows.net/6babcaad-604b-40ac-a9d7-9fd97c0b779f/<", ">https://sts.windows.net/6babcaad-604b-40ac-a9d7-9fd97c0b779f<")]
    [InlineData(">https://sts.windows.net/6babcaad-604b-40ac-a9d7-9fd97c0b779f/<", ">https://STS.windows.net/6babcaad-604b-40ac-a9d7-9fd97c0b779f/<")]
    [InlineData(">https://sts.windows.net/6babcaad-604b-40ac-a9d7-9fd97c0b779f/<", "><")]
    [InlineData("<Issuer>", "<Issuer><x/>")]
    [InlineData("<Issuer>https://sts.windows.net/6babcaad-604b-40ac-a9d7-9fd97c0b779f/</Issuer>", "<Issuer>https://evil.example</Issuer>")]
    [InlineData("assertion\">https://sts.windows.net/6babcaad-604b-40ac-a9d7-9fd97c0b779f/</Issuer>", "assertion\">https://evil.example</Issuer>")]
    [InlineData("<Subject>", "<Issuer>https://evil.example</Issuer><Subject>")]
    public void The_issuer_is_compared_character_for_character(string from, string to) => AssertRefused(SamlRefusal.Issuer, from, to);

    [Fact, Spec("I-30")]
    public void A_signed_assertion_must_name_its_issuer() => Providers.Simple.AssertRefused(
        SamlRefusal.Issuer,
        Providers.Simple.Respond(xml => xml.Replace("<saml:Issuer>https://login.acme.example/saml2/idp/metadata.php</saml:Issuer>\n    <saml:Subject>", "<saml:Subject>", StringComparison.Ordinal)));

    [Fact]
    public void An_unsigned_response_need_not_name_issuer_or_destination() =>
        Assert.Equal(Provider.Person, Entra.Verify(Entra.Respond(xml => xml
            .Replace("<Issuer xmlns=\"urn:oasis:names:tc:SAML:2.0:assertion\">https://sts.windows.net/6babcaad-604b-40ac-a9d7-9fd97c0b779f/</Issuer>", "", StringComparison.Ordinal)
            .Replace($"Destination=\"{Provider.Acs}\" ", "", StringComparison.Ordinal))).NameId);

    [Fact, Spec("I-30")]
    public void What_another_connection_may_say_counts_for_nothing_here()
    {
        var (ours, theirs) = (Providers.Entra, Providers.Okta);
        var theirKey = ours.Respond(bend: signing => signing with { Key = theirs.Key });

        ours.AssertRefused(SamlRefusal.Signature, theirKey);
        ours.AssertRefused(SamlRefusal.Signature, theirs.Respond());
        Assert.Equal(SamlRefusal.Issuer, Provider.Refused(theirKey, ours.Expected with { Issuer = theirs.Issuer, Certificates = theirs.Expected.Certificates }).Refusal);
        Assert.Equal(SamlRefusal.Signature, Provider.Refused(ours.Respond(), ours.Expected with { Certificates = theirs.Expected.Certificates }).Refusal);
        Assert.Equal(SamlRefusal.Destination, Provider.Refused(ours.Respond(), ours.Expected with { AcsUrl = new("https://rolecall.example/saml/8/acs") }).Refusal);
        Assert.Equal(SamlRefusal.Audience, Provider.Refused(ours.Respond(), ours.Expected with { Audience = "https://rolecall.example/saml/8" }).Refusal);
        Assert.Equal(SamlRefusal.Request, Provider.Refused(ours.Respond(), ours.Expected with { RequestId = "_another" }).Refusal);
    }

    [Theory, Spec("I-32")]
    [InlineData("Destination=\"https://rolecall.example/saml/7/acs\"", "Destination=\"https://rolecall.example/saml/8/acs\"")]
    [InlineData("Destination=\"https://rolecall.example/saml/7/acs\"", "Destination=\"\"")]
    [InlineData("Recipient=\"https://rolecall.example/saml/7/acs\"", "Recipient=\"https://rolecall.example/saml/7/acs/\"")]
    [InlineData("Recipient=\"https://rolecall.example/saml/7/acs\"", "Recipient=\"https://Rolecall.example/saml/7/acs\"")]
    [InlineData("Recipient=\"https://rolecall.example/saml/7/acs\"", "Recipient=\"https://evil.example\"")]
    [InlineData("Recipient=\"https://rolecall.example/saml/7/acs\"", "")]
    public void Destination_and_Recipient_are_our_address_character_for_character(string from, string to) => AssertRefused(SamlRefusal.Destination, from, to);

    [Fact, Spec("I-32")]
    public void A_signed_response_must_name_its_destination() =>
        Providers.Okta.AssertRefused(
            SamlRefusal.Destination, Providers.Okta.Respond(xml => xml.Replace($"Destination=\"{Provider.Acs}\"", "", StringComparison.Ordinal)));

    [Theory, Spec("I-32")]
    [InlineData(Provider.Audience + "</A", "https://rolecall.example/saml/77</A")]
    [InlineData(Provider.Audience + "</A", "</A")]
    [InlineData(Restriction, "")]
    [InlineData(Restriction, "<AudienceRestriction/>")]
    [InlineData(Restriction, Restriction + "<AudienceRestriction><Audience>https://other.example</Audience></AudienceRestriction>")]
    [InlineData("<Audience>", "<Audience><x/>")]
    [InlineData("<Conditions ", "<Conditions/><Conditions ")]
    [InlineData("Conditions", "Condition")]
    public void Every_restriction_must_name_us(string from, string to) => AssertRefused(SamlRefusal.Audience, from, to);

    [Theory]
    [InlineData("<Audience>", "<Audience>https://other.example</Audience><Audience>")]
    [InlineData(Restriction, Restriction + Restriction)]
    [InlineData(Restriction, Restriction + "<OneTimeUse/><ProxyRestriction Count=\"0\"/>")]
    public void Others_may_be_named_beside_us(string from, string to) => AssertAccepted(from, to);

    [Theory]
    [InlineData("<Condition xmlns:x=\"http://www.w3.org/2001/XMLSchema-instance\" x:type=\"evil\"/>")]
    [InlineData("<OneTimeUse xmlns=\"u:1\"/>")]
    public void A_condition_that_is_not_understood_is_not_met(string condition) =>
        AssertRefused(SamlRefusal.Condition, Restriction, Restriction + condition);

    [Theory, Spec("I-31")]
    [InlineData($"InResponseTo=\"{Provider.Request}\" xmlns", "xmlns")]
    [InlineData($"InResponseTo=\"{Provider.Request}\" xmlns", "InResponseTo=\"_other\" xmlns")]
    [InlineData($"InResponseTo=\"{Provider.Request}\" Not", "Not")]
    [InlineData($"InResponseTo=\"{Provider.Request}\" Not", "InResponseTo=\"\" Not")]
    [InlineData($"InResponseTo=\"{Provider.Request}\" Not", "InResponseTo=\"_8F1E5B7A4C2D4F6F9B0A1C3E5D7F9012\" Not")]
    public void Both_places_must_name_the_request_of_this_browser(string from, string to) => AssertRefused(SamlRefusal.Request, from, to);

    [Fact, Spec("I-31")]
    public void An_unsolicited_response_answers_no_request()
    {
        const string inResponseTo = $"InResponseTo=\"{Provider.Request}\"";
        var unsolicited = Entra.Expected with { RequestId = null };

        Assert.Null(Provider.Verify(Entra.Respond(xml => xml.Replace(inResponseTo, "", StringComparison.Ordinal)), unsolicited).InResponseTo);
        Assert.Equal(SamlRefusal.Request, Provider.Refused(Entra.Respond(), unsolicited).Refusal);
        Assert.Equal(SamlRefusal.Request, Provider.Refused(Entra.Respond(xml => xml.Replace(inResponseTo + " Not", "Not", StringComparison.Ordinal)), unsolicited).Refusal);
        Assert.Equal(SamlRefusal.Request, Provider.Refused(Entra.Respond(xml => xml.Replace(inResponseTo + " xmlns", "xmlns", StringComparison.Ordinal)), unsolicited).Refusal);
        Entra.AssertRefused(SamlRefusal.Request, Entra.Respond(xml => xml.Replace(inResponseTo, "", StringComparison.Ordinal)));
    }

    [Theory, Spec("I-32")]
    [InlineData(Bearer, "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key")]
    [InlineData(Bearer, "urn:oasis:names:tc:SAML:2.0:cm:sender-vouches")]
    [InlineData($" Method=\"{Bearer}\"", "")]
    [InlineData("<SubjectConfirmation ", "<SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:holder-of-key\"/><SubjectConfirmation ")]
    [InlineData("</SubjectConfirmation>", $"</SubjectConfirmation><SubjectConfirmation Method=\"{Bearer}\"/>")]
    [InlineData("SubjectConfirmation", "Confirmation")]
    [InlineData("SubjectConfirmationData", "Data")]
    [InlineData("<SubjectConfirmationData ", "<SubjectConfirmationData NotBefore=\"2026-06-01T11:55:00Z\" ")]
    [InlineData(" NotOnOrAfter=\"2026-06-01T12:05:00.1230000Z\" Recipient", " Recipient")]
    public void The_subject_is_confirmed_by_exactly_one_bearer(string from, string to) => AssertRefused(SamlRefusal.Confirmation, from, to);

    [Theory]
    [InlineData(">alice@acme.example</NameID>", "></NameID>")]
    [InlineData(">alice@acme.example</NameID>", "> \n </NameID>")]
    [InlineData(">alice@acme.example</NameID>", ">alice@<x/>acme.example</NameID>")]
    [InlineData("NameID", "BaseID")]
    [InlineData("<NameID ", "<NameID>admin</NameID><NameID ")]
    [InlineData("Subject>", "Object>")]
    public void A_person_has_exactly_one_name(string from, string to) => AssertRefused(SamlRefusal.Subject, from, to);

    [Fact]
    public void A_name_has_a_bound()
    {
        AssertAccepted(">alice@acme.example</NameID>", $">{new string('a', 1024)}</NameID>", new string('a', 1024));
        AssertRefused(SamlRefusal.Subject, ">alice@acme.example</NameID>", $">{new string('a', 1025)}</NameID>");
    }

    [Theory]
    [InlineData("AuthnStatement", "Statement")]
    [InlineData("<AuthnStatement ", "<AuthnStatement/><AuthnStatement ")]
    [InlineData("AuthnInstant=\"2026-06-01T11:59:58.0010000Z\"", "")]
    public void It_says_when_the_person_signed_in(string from, string to) => AssertRefused(SamlRefusal.Statement, from, to);

    [Fact]
    public void Without_an_id_an_assertion_could_be_used_again() => Providers.Simple.AssertRefused(
        SamlRefusal.Malformed, Providers.Simple.Respond(xml => xml.Replace("<saml:Assertion ID=\"assertion-1\"", "<saml:Assertion", StringComparison.Ordinal)));

    [Fact]
    public void Attributes_of_one_name_are_one_and_only_text_counts()
    {
        const string more = """
            <Attribute Name="Group"><AttributeValue>a</AttributeValue><AttributeValue><NameID>b</NameID></AttributeValue><x/></Attribute>
            <Attribute Name="group"><AttributeValue>c</AttributeValue></Attribute></AttributeStatement>
            <AttributeStatement><Attribute Name="Group"><AttributeValue/></Attribute><Attribute Name="none"/></AttributeStatement>
            """;

        var attributes = Entra.Verify(Entra.Respond(xml => xml.Replace("</AttributeStatement>", more, StringComparison.Ordinal))).Attributes;

        Assert.Equal(["a", ""], attributes["Group"]);
        Assert.Equal(["c"], attributes["group"]);
        Assert.Empty(attributes["none"]);
        AssertRefused(SamlRefusal.Malformed, "<AttributeStatement>", "<AttributeStatement><Attribute><AttributeValue>x</AttributeValue></Attribute>");
    }

    [Fact]
    public void Without_optional_parts_it_is_accepted()
    {
        var assertion = Entra.Verify(Entra.Respond(xml => xml
            .Replace(" Format=\"urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress\"", "", StringComparison.Ordinal)
            .Replace(" SessionIndex=\"session-1\"", "", StringComparison.Ordinal)
            .Replace("AttributeStatement>", "Advice>", StringComparison.Ordinal)));

        Assert.Null(assertion.NameIdFormat);
        Assert.Null(assertion.SessionIndex);
        Assert.Empty(assertion.Attributes);
    }

    [Theory, Spec("I-27")]
    [InlineData("<EncryptedAssertion xmlns=\"urn:oasis:names:tc:SAML:2.0:assertion\"/>", "</samlp:Response>")]
    [InlineData("<EncryptedID/>", "<SubjectConfirmation ")]
    [InlineData("<EncryptedAttribute/>", "</AttributeStatement>")]
    [InlineData("<EncryptedData xmlns=\"u:1\"/>", "</samlp:Status>")]
    public void Encryption_is_refused_with_the_setting_to_change(string encrypted, string before)
    {
        var refused = Entra.Refused(Entra.Respond(xml => xml.Replace(before, encrypted + before, StringComparison.Ordinal)));

        Assert.Equal(SamlRefusal.Encrypted, refused.Refusal);
        Assert.Contains("\"Assertion Encryption\": Unencrypted", refused.Message);
    }

    [Fact, Spec("I-27")]
    public void So_is_an_encrypted_assertion_alone()
    {
        var document = Dom.Load(Entra.Respond());
        var assertion = Dom.First(document, "Assertion");
        assertion.ParentNode!.ReplaceChild(document.CreateElement("EncryptedAssertion", assertion.NamespaceURI), assertion);

        Entra.AssertRefused(SamlRefusal.Encrypted, Dom.Text(document));
    }

    private static void AssertRefused(SamlRefusal refusal, string from, string to) =>
        Entra.AssertRefused(refusal, Entra.Respond(xml => xml.Replace(from, to, StringComparison.Ordinal)));

    private static void AssertAccepted(string from, string to, string name = Provider.Person) =>
        Assert.Equal(name, Entra.Verify(Entra.Respond(xml => xml.Replace(from, to, StringComparison.Ordinal))).NameId);
}
