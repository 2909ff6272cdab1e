using System.Text;
using Rolecall.Saml.Responses;

namespace Rolecall.Saml.Tests.Responses;

/// <summary>What one program reads in one way and another in another. All of it is outside or inside a genuine signature.</summary>
public sealed class HostileXml
{
    [Theory, Spec("I-26")]
    [InlineData("admin@x<!---->.evil.com")]
    [InlineData("ali<!--x-->ce@acme.example")]
    [InlineData("ali<?x y?>ce@acme.example")]
    [InlineData("ali<![CDATA[ce]]>@acme.example")]
    public void A_name_that_is_divided_is_refused_even_if_signed(string nameId)
    {
        foreach (var provider in Providers.All)
            provider.AssertRefused(SamlRefusal.Structure, provider.Respond(xml => xml.Replace($">{Provider.Person}</", $">{nameId}</", StringComparison.Ordinal)));
    }

    [Theory, Spec("I-26")]
    [InlineData("<!-- -->")]
    [InlineData("<?x y?>")]
    public void So_are_comments_and_instructions_anywhere(string node)
    {
        var xml = Providers.Entra.Respond();

        Providers.Entra.AssertRefused(SamlRefusal.Structure, node + xml);
        Providers.Entra.AssertRefused(SamlRefusal.Structure, xml + node);
        Providers.Entra.AssertRefused(SamlRefusal.Structure, xml.Replace("<samlp:Status>", "<samlp:Status>" + node, StringComparison.Ordinal));
    }

    [Theory, Spec("I-23", "R-32")]
    [InlineData("<!DOCTYPE samlp:Response>")]
    [InlineData("""<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>""")]
    [InlineData("""<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">""")]
    [InlineData("""<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>""")]
    [InlineData("""<!DOCTYPE x [<!ATTLIST samlp:Response ID CDATA "evil">]>""")]
    public void A_DOCTYPE_is_refused_whatever_it_says(string doctype) =>
        Providers.Entra.AssertRefused(SamlRefusal.Malformed, doctype + Providers.Entra.Respond());

    [Theory, Spec("I-23")]
    [InlineData("")]
    [InlineData("<a>")]
    [InlineData("<a/><b/>")]
    [InlineData("<a b='1' b='2'/>")]
    [InlineData("<a xmlns:x='u:1' xmlns:y='u:1' x:b='1' y:b='2'/>")]
    [InlineData("<a>&unknown;</a>")]
    [InlineData("<a>&#0;</a>")]
    [InlineData("<p:a/>")]
    [InlineData("<a xmlns:xml='u:1'/>")]
    [InlineData("<a xmlns:p=''/>")]
    [InlineData("""<?xml version="1.1"?><a/>""")]
    [InlineData("""<?xml version="1.0" encoding="UTF-7"?><a/>""")]
    [InlineData("""<?xml version="1.0" encoding="ISO-8859-1"?><a/>""")]
    [InlineData("<html/>")]
    [InlineData("<Response/>")]
    [InlineData("""<p:Response xmlns:p="urn:oasis:names:tc:SAML:1.0:protocol"/>""")]
    [InlineData("""<p:AuthnRequest xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol"/>""")]
    public void What_is_no_response_is_refused(string xml) => Providers.Entra.AssertRefused(SamlRefusal.Malformed, xml);

    [Theory, Spec("I-24")]
    [InlineData("xmlns:ns=\"1\"")]
    [InlineData("xmlns:ns=\"/relative\"")]
    [InlineData("xmlns:ns=\"//host/relative\"")]
    [InlineData("xmlns:ns=\"../up:1\"")]
    [InlineData("xmlns:ns=\":\"")]
    public void A_relative_namespace_is_refused_wherever_it_is_declared(string declaration)
    {
        foreach (var element in new[] { "<samlp:Response ", "<Assertion ", "<SubjectConfirmationData " })
            Providers.Entra.AssertRefused(
                SamlRefusal.Structure, Providers.Entra.Respond(xml => xml.Replace(element, $"{element}{declaration} ", StringComparison.Ordinal)));
    }

    [Theory, Spec("I-20")]
    [InlineData("Id=\"assertion-1\"")]
    [InlineData("id=\"x\"")]
    [InlineData("xml:id=\"x\"")]
    [InlineData("xmlns:p=\"u:1\" p:ID=\"x\"")]
    public void An_id_in_another_attribute_is_refused(string attribute) =>
        Providers.Entra.AssertRefused(
            SamlRefusal.Structure, Providers.Entra.Respond(xml => xml.Replace("<NameID ", $"<NameID {attribute} ", StringComparison.Ordinal)));

    [Theory, Spec("I-20")]
    [InlineData("assertion-1")]
    [InlineData("ASSERTION-1")]
    [InlineData("Response-1")]
    public void An_id_that_is_there_twice_is_refused_whatever_its_case(string id) =>
        Providers.Entra.AssertRefused(
            SamlRefusal.Structure, Providers.Entra.Respond().Replace("<samlp:Status>", $"<samlp:Status ID=\"{id}\">", StringComparison.Ordinal));

    [Fact]
    public void A_prefix_may_be_called_id() =>
        Assert.Equal(Provider.Person, Providers.Entra.Verify(Providers.Entra.Respond(xml => xml.Replace("<NameID ", "<NameID xmlns:ID=\"u:1\" ", StringComparison.Ordinal))).NameId);

    [Fact, Spec("I-23")]
    public void Names_that_other_parsers_rewrite_stay_as_they_were_signed()
    {
        const string odd = "a&lt;b&#x9;c&#xD;&#xA;d&quot;e\u00E9\U0001F600&amp;amp;";
        foreach (var provider in Providers.All)
        {
            var assertion = provider.Verify(provider.Respond(xml => xml.Replace($">{Provider.Person}</", $">{odd}</", StringComparison.Ordinal)));
            Assert.Equal("a<b\tc\r\nd\"e\u00E9\U0001F600&amp;", assertion.NameId);
        }
    }

    [Fact]
    public void Only_UTF_8_is_read()
    {
        var xml = Providers.Entra.Respond();

        AssertMalformed([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(xml)]);
        AssertMalformed(Encoding.BigEndianUnicode.GetBytes(xml));
        AssertMalformed([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(xml)]);
        AssertMalformed(Encoding.Latin1.GetBytes(xml.Replace(">Alice<", ">Al\u00EFce<", StringComparison.Ordinal)));
        AssertMalformed(Encoding.UTF8.GetBytes(xml).Select(b => b == (byte)'@' ? (byte)0xC0 : b).ToArray());
        Assert.Equal(Provider.Person, Providers.Entra.Verify("""<?xml version="1.0" encoding="utf-8" standalone="yes"?>""" + xml).NameId);
        Assert.Equal(Provider.Person, Providers.Entra.Verify("""<?xml version="1.0"?>""" + xml).NameId);
    }

    [Fact]
    public void Base64_may_have_lines_and_nothing_else()
    {
        var field = Provider.Field(Providers.Entra.Respond());
        var lines = string.Join("\r\n", field.Chunk(76).Select(line => new string(line)));

        Assert.Equal(Provider.Person, VerifyField(lines).NameId);
        Assert.Equal(Provider.Person, VerifyField(" " + lines.Replace("\r\n", "\n", StringComparison.Ordinal) + "\r\n").NameId);
        foreach (var bad in new[] { field + "=", field + "A", field.Insert(8, "\t"), field.Insert(8, "-"), field.Insert(8, "\0"), field.Insert(8, "\u00A0"), field.Insert(8, "===="), field[..^1], "%" + field })
            Assert.Equal(SamlRefusal.Malformed, RefusedField(bad));
    }

    private static SamlAssertion VerifyField(string field) => SamlResponse.Verify(field, Providers.Entra.Expected, Certificates.Now);

    private static SamlRefusal RefusedField(string field) => Assert.Throws<SamlRefusedException>(() => VerifyField(field)).Refusal;

    private static void AssertMalformed(byte[] bytes) => Assert.Equal(SamlRefusal.Malformed, RefusedField(Convert.ToBase64String(bytes)));
}
