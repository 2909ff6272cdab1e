using System.Security.Cryptography;
using Rolecall.Saml.Responses;

namespace Rolecall.Saml.Tests.Responses;

/// <summary>Signatures that are not as they should be. Where it says "signed", the provider's own key made them over what they say.</summary>
public sealed class HostileSignatures
{
    private const string Info = "</ds:SignedInfo>";
    private const string C14n = $"<ds:Transform Algorithm=\"{Signing.Exclusive}\"/>";
    private const string Envelope = $"<ds:Transform Algorithm=\"{Signing.Enveloped}\"/>";

    /// <summary>Signs the assertion alone, with all on one line and the prefix ds.</summary>
    private static readonly Provider Plain = Providers.Entra with { Signing = new(TestKey.Entra) };

    [Fact]
    public void This_is_the_good_one_that_the_others_are_bent_from() => Assert.Equal(Provider.Person, Plain.Verify(Plain.Respond()).NameId);

    [Theory, MemberData(nameof(Providers.Names), MemberType = typeof(Providers)), Spec("I-21")]
    public void Without_a_signature_there_is_no_identity(string name)
    {
        var provider = Providers.Named(name);
        var document = Dom.Load(provider.Respond());
        foreach (var signature in Dom.All(document).Where(element => element.LocalName == "Signature").ToList())
            Dom.Remove(signature);

        provider.AssertRefused(SamlRefusal.Unsigned, Dom.Text(document));
        provider.AssertRefused(SamlRefusal.Unsigned, provider.Xml);
    }

    [Theory, MemberData(nameof(Providers.Names), MemberType = typeof(Providers)), Spec("I-22", "R-10")]
    public void A_key_that_came_with_the_response_is_not_used(string name)
    {
        var provider = Providers.Named(name);

        var refused = provider.Refused(provider.Respond(bend: signing => new Signing(TestKey.Evil) { NewLine = signing.NewLine }));

        Assert.Equal(SamlRefusal.Signature, refused.Refusal);
        Assert.Contains("none of the connection's certificates", refused.Message);
    }

    [Theory, Spec("I-22", "R-10")]
    [InlineData(Signing.Ds + "rsa-sha1")]
    [InlineData(Signing.Ds + "hmac-sha1")]
    [InlineData(Signing.Ds + "dsa-sha1")]
    [InlineData(Signing.More + "hmac-sha256")]
    [InlineData(Signing.More + "rsa-md5")]
    [InlineData(Signing.More + "rsa-sha224")]
    [InlineData(Signing.More + "RSA-SHA256")]
    [InlineData("http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1")]
    [InlineData("none")]
    [InlineData("")]
    public void Signed_with_any_other_algorithm_it_is_refused(string method) =>
        Plain.AssertRefused(SamlRefusal.Algorithm, Plain.Respond(bend: signing => signing with { Method = method }));

    [Fact, Spec("I-22", "R-10")]
    public void The_public_key_is_no_secret_of_an_HMAC()
    {
        foreach (var method in new[] { Signing.Ds + "hmac-sha1", Signing.More + "hmac-sha256", Signing.More + "rsa-sha256" })
        {
            var xml = Plain.Respond(bend: signing => signing with { Method = method });
            var document = Dom.Load(xml);
            var signed = Canonical.Of(Dom.First(document, "SignedInfo"));
            Dom.First(document, "SignatureValue").InnerText = Convert.ToBase64String(HMACSHA256.HashData(TestKey.Entra.Certificate, signed));

            Plain.AssertRefused(method.EndsWith("rsa-sha256", StringComparison.Ordinal) ? SamlRefusal.Signature : SamlRefusal.Algorithm, Dom.Text(document));
        }
    }

    [Fact]
    public void SHA_1_digests_are_refused_with_the_setting_to_change()
    {
        var refused = Plain.Refused(Plain.Respond(bend: signing => signing with { DigestMethod = Signing.Ds + "sha1", DigestHash = HashAlgorithmName.SHA1 }));

        Assert.Equal(SamlRefusal.Algorithm, refused.Refusal);
        Assert.Contains("\"Digest Algorithm\"", refused.Message);
    }

    [Theory]
    [InlineData("rsa-sha384", "SHA384", Signing.More + "sha384")]
    [InlineData("rsa-sha512", "SHA512", "http://www.w3.org/2001/04/xmlenc#sha512")]
    public void Stronger_hashes_are_accepted(string method, string hash, string digest) =>
        Assert.Equal(Provider.Person, Plain.Verify(Plain.Respond(bend: signing => signing with
        {
            Method = Signing.More + method,
            Hash = new(hash),
            DigestMethod = digest,
            DigestHash = new(hash),
        })).NameId);

    [Fact]
    public void A_larger_curve_is_accepted_and_a_key_of_the_wrong_kind_is_not()
    {
        var curve = TestKey.Ec("CN=p384", ECCurve.NamedCurves.nistP384);
        var provider = Plain with { Key = curve, Signing = new(curve) { Method = Signing.More + "ecdsa-sha384", Hash = HashAlgorithmName.SHA384 } };

        Assert.Equal(Provider.Person, provider.Verify(provider.Respond()).NameId);
        provider.AssertRefused(SamlRefusal.Signature, provider.Respond(bend: signing => signing with { Method = Signing.More + "rsa-sha384" }));
        Plain.AssertRefused(SamlRefusal.Signature, Plain.Respond(bend: signing => signing with { Method = Signing.More + "ecdsa-sha256" }));
    }

    [Fact, Spec("I-25")]
    public void Two_SignedInfo_are_refused_in_either_order()
    {
        var evil = "<ds:SignedInfo><ds:Reference URI=\"#evil\"/></ds:SignedInfo>";

        AssertAround(SamlRefusal.Signature, Info, Info + evil);
        AssertAround(SamlRefusal.Signature, "<ds:SignedInfo>", evil + "<ds:SignedInfo>");
        AssertAround(SamlRefusal.Signature, Info, Info + "<ds:Object><ds:SignedInfo/></ds:Object>");
        AssertAround(SamlRefusal.Signature, "<ds:KeyInfo>", "<ds:SignatureValue>AAAA</ds:SignatureValue><ds:KeyInfo>");
        AssertAround(SamlRefusal.Signature, "</ds:KeyInfo>", "</ds:KeyInfo><ds:Object/>");
        AssertAround(SamlRefusal.Signature, "</ds:KeyInfo>", "</ds:KeyInfo><ds:KeyInfo/>");
        AssertAround(SamlRefusal.Signature, "<ds:KeyInfo>", "<evil:KeyInfo xmlns:evil=\"u:1\"/><ds:KeyInfo>");
        AssertAround(SamlRefusal.Signature, "<ds:SignatureValue>", "<ds:SignatureValue><ds:x/>");
        AssertAround(SamlRefusal.Signature, "<ds:SignatureValue>", "<ds:SignatureValue>!");
    }

    [Fact]
    public void KeyInfo_is_not_needed() =>
        Assert.Equal(Provider.Person, Plain.Verify(Plain.Respond(bend: signing => signing with
        {
            Around = signature => signature[..signature.IndexOf("<ds:KeyInfo>", StringComparison.Ordinal)] + "</ds:Signature>",
        })).NameId);

    [Fact, Spec("I-20")]
    public void A_signature_may_have_an_id_of_its_own()
    {
        var named = (string attribute) => Plain.Respond(bend: signing => signing with
        {
            Around = signature => Changed(signature, "<ds:Signature ", $"<ds:Signature {attribute} "), // as pysaml2 does
        });

        Assert.Equal(Provider.Person, Plain.Verify(named("Id=\"Signature2\"")).NameId);
        foreach (var attribute in new[] { "ID=\"Signature2\"", "id=\"Signature2\"", "xml:id=\"Signature2\"", "Id=\"assertion-1\"", "Id=\"ASSERTION-1\"" })
            Plain.AssertRefused(SamlRefusal.Structure, named(attribute));
    }

    [Theory, Spec("I-20", "I-25")]
    [InlineData("</ds:Reference>", "</ds:Reference><ds:Reference URI=\"#evil\"/>")]
    [InlineData("<ds:Reference ", "<ds:Reference URI=\"#evil\"/><ds:Reference ")]
    [InlineData("</ds:DigestValue>", "</ds:DigestValue><ds:DigestValue>AAAA</ds:DigestValue>")]
    [InlineData("<ds:DigestValue>", "<ds:DigestValue><ds:x/>")]
    [InlineData("<ds:DigestValue>", "<ds:DigestValue>!")]
    [InlineData("<ds:DigestMethod ", "<ds:Digest ")]
    [InlineData("URI=\"#assertion-1\"", "URI=\"#response-1\"")]
    [InlineData("URI=\"#assertion-1\"", "URI=\"#Assertion-1\"")]
    [InlineData("URI=\"#assertion-1\"", "URI=\"assertion-1\"")]
    [InlineData("URI=\"#assertion-1\"", "URI=\"#xpointer(id('assertion-1'))\"")]
    [InlineData("URI=\"#assertion-1\"", "URI=\"#\"")]
    [InlineData("URI=\"#assertion-1\"", "URI=\"\"")]
    [InlineData("URI=\"#assertion-1\"", "")]
    [InlineData(Envelope, "")]
    [InlineData(C14n, "")]
    [InlineData(C14n, C14n + C14n)]
    [InlineData("<ds:Transforms>", "<ds:Transforms><ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"/>")]
    public void Signed_with_another_form_of_Reference_it_is_refused(string from, string to) => AssertSignedInfo(SamlRefusal.Signature, from, to);

    [Theory, Spec("I-20")]
    [InlineData(Envelope + C14n, C14n + Envelope)]
    [InlineData(C14n, $"<ds:Transform Algorithm=\"{Signing.Exclusive}WithComments\"/>")]
    [InlineData(C14n, "<ds:Transform Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"/>")]
    [InlineData(C14n, "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><ds:XPath>//*</ds:XPath></ds:Transform>")]
    [InlineData(C14n, "<ds:Transform/>")]
    [InlineData(C14n, $"<ds:Transform Algorithm=\"{Signing.Exclusive}\"><ds:x/></ds:Transform>")]
    [InlineData(C14n, $"<ds:Transform Algorithm=\"{Signing.Exclusive}\"><i:InclusiveNamespaces xmlns:i=\"{Signing.Exclusive}\"/><ds:x/></ds:Transform>")]
    [InlineData(Envelope, $"<ds:Transform Algorithm=\"{Signing.Enveloped}\"><ds:x/></ds:Transform>")]
    [InlineData($"<ds:CanonicalizationMethod Algorithm=\"{Signing.Exclusive}\"/>", $"<ds:CanonicalizationMethod Algorithm=\"{Signing.Exclusive}WithComments\"/>")]
    [InlineData($"<ds:CanonicalizationMethod Algorithm=\"{Signing.Exclusive}\"/>", $"<ds:CanonicalizationMethod Algorithm=\"{Signing.Exclusive}\"><ds:x/></ds:CanonicalizationMethod>")]
    [InlineData($"rsa-sha256\"/>", "rsa-sha256\"><ds:HMACOutputLength>8</ds:HMACOutputLength></ds:SignatureMethod>")]
    public void Signed_with_another_transform_it_is_refused(string from, string to) => AssertSignedInfo(SamlRefusal.Algorithm, from, to);

    [Theory]
    [InlineData("/>")]
    [InlineData("PrefixList=\"\"/>")]
    [InlineData("PrefixList=\"xs samlp #default nowhere\"/>")]
    public void InclusiveNamespaces_may_name_any_prefix(string rest)
    {
        // The digest is that without; nothing it names is declared above the assertion, but for samlp.
        var transform = $"<ds:Transform Algorithm=\"{Signing.Exclusive}\"><i:InclusiveNamespaces xmlns:i=\"{Signing.Exclusive}\" {rest}</ds:Transform>";
        var xml = Plain.Respond(bend: signing => signing with { Prefixes = rest.Contains("samlp", StringComparison.Ordinal) ? "samlp #default" : null, SignedInfo = Replacing });

        Assert.Equal(Provider.Person, Plain.Verify(xml).NameId);

        string Replacing(string info) => info[..info.LastIndexOf("<ds:Transform ", StringComparison.Ordinal)] + transform + info[info.IndexOf("</ds:Transforms>", StringComparison.Ordinal)..];
    }

    [Fact, Spec("I-24")]
    public void The_digest_of_nothing_is_refused()
    {
        var nothing = Convert.ToBase64String(SHA256.HashData([]));

        Plain.AssertRefused(SamlRefusal.Signature, Plain.Respond(bend: signing => signing with
        {
            SignedInfo = info => info[..(info.IndexOf("<ds:DigestValue>", StringComparison.Ordinal) + 16)] + nothing
                + info[info.IndexOf("</ds:DigestValue>", StringComparison.Ordinal)..],
        }));
    }

    [Fact, Spec("I-25")]
    public void A_comment_inside_the_digest_is_refused()
    {
        Plain.AssertRefused(SamlRefusal.Structure, Plain.Respond().Replace("<ds:DigestValue>", "<ds:DigestValue><!--AAAA-->", StringComparison.Ordinal));
    }

    [Fact, Spec("I-20")]
    public void What_has_no_id_cannot_be_signed()
    {
        var noId = Plain.Respond(bend: signing => signing with { SignedInfo = info => info.Replace("#assertion-1", "#", StringComparison.Ordinal) });

        Plain.AssertRefused(SamlRefusal.Signature, noId.Replace(" ID=\"assertion-1\"", "", StringComparison.Ordinal));
        Plain.AssertRefused(SamlRefusal.Signature, noId.Replace("ID=\"assertion-1\"", "ID=\"\"", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Providers.Names), MemberType = typeof(Providers)), Spec("I-20")]
    public void A_signature_in_another_place_is_refused(string name)
    {
        var provider = Providers.Named(name);
        foreach (var place in new[] { "Issuer", "Status", "Subject", "Conditions" })
        {
            var document = Dom.Load(provider.Respond());
            Dom.First(document, place).AppendChild(Dom.First(document, "Signature"));
            provider.AssertRefused(SamlRefusal.Structure, Dom.Text(document));
        }

        var first = Dom.Load(provider.Respond());
        var signature = Dom.First(first, "Signature");
        signature.ParentNode!.PrependChild(signature);
        provider.AssertRefused(SamlRefusal.Structure, Dom.Text(first));

        var twice = Dom.Load(provider.Respond());
        var copied = Dom.First(twice, "Signature");
        copied.ParentNode!.InsertAfter(Dom.Copy(copied), copied);
        provider.AssertRefused(SamlRefusal.Structure, Dom.Text(twice));
    }

    [Theory]
    [InlineData("<ds:Signature xmlns:ds=\"" + Signing.Ds + "\"", "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig\"")]
    [InlineData("<Issuer>", "<Issuer xmlns=\"u:1\">")]
    public void A_signature_in_another_namespace_or_after_another_Issuer_is_none(string from, string to) =>
        Plain.AssertRefused(SamlRefusal.Structure, Plain.Respond().Replace(from, to, StringComparison.Ordinal));

    [Theory, MemberData(nameof(Providers.Names), MemberType = typeof(Providers)), Spec("I-20", "I-23")]
    public void What_was_changed_after_signing_is_refused(string name)
    {
        var provider = Providers.Named(name);
        foreach (var (from, to) in new[] { (Provider.Person, "admin@acme.example"), ("session-1", "session-2"), ("Audience>https", "Audience> https"), ("12:05:00", "13:05:00") })
            provider.AssertRefused(SamlRefusal.Signature, provider.Respond().Replace(from, to, StringComparison.Ordinal));
    }

    private static void AssertSignedInfo(SamlRefusal refusal, string from, string to) =>
        Plain.AssertRefused(refusal, Plain.Respond(bend: signing => signing with { SignedInfo = info => Changed(info, from, to) }));

    private static void AssertAround(SamlRefusal refusal, string from, string to) =>
        Plain.AssertRefused(refusal, Plain.Respond(bend: signing => signing with { Around = signature => Changed(signature, from, to) }));

    private static string Changed(string text, string from, string to)
    {
        Assert.Contains(from, text);
        return text.Replace(from, to, StringComparison.Ordinal);
    }
}
