using System.Xml;
using Rolecall.Saml.Responses;

namespace Rolecall.Saml.Tests.Responses;

/// <summary>The eight of "On Breaking SAML" (USENIX 2012), over each layout. The signature is genuine, the identity is not.</summary>
[Spec("I-20")]
public sealed class SignatureWrapping
{
    [Theory, MemberData(nameof(Providers.Names), MemberType = typeof(Providers))]
    public void XSW1_the_genuine_response_inside_the_signature_of_an_evil_one(string name) => AssertRefused(name, document =>
    {
        var (evil, genuine, signature) = Responses(document);
        signature.AppendChild(genuine);
        Sign(evil, signature);
    });

    [Theory, MemberData(nameof(Providers.Names), MemberType = typeof(Providers))]
    public void XSW2_the_genuine_response_beside_its_signature_in_an_evil_one(string name) => AssertRefused(name, document =>
    {
        var (evil, genuine, signature) = Responses(document);
        Sign(evil, signature);
        evil.InsertBefore(genuine, signature);
    });

    [Theory, MemberData(nameof(Providers.Names), MemberType = typeof(Providers))]
    public void XSW3_an_evil_assertion_before_the_genuine_one(string name) => AssertRefused(name, document =>
    {
        var genuine = Dom.First(document, "Assertion");
        document.DocumentElement!.InsertBefore(Evil(genuine), genuine);
    });

    [Theory, MemberData(nameof(Providers.Names), MemberType = typeof(Providers))]
    public void XSW4_the_genuine_assertion_below_an_evil_one(string name) => AssertRefused(name, document =>
    {
        var genuine = Dom.First(document, "Assertion");
        var evil = Evil(genuine);
        genuine.ParentNode!.ReplaceChild(evil, genuine);
        evil.AppendChild(genuine);
    });

    [Theory, MemberData(nameof(Providers.Names), MemberType = typeof(Providers))]
    public void XSW5_an_evil_assertion_with_the_signature_and_the_genuine_one_at_the_end(string name) => AssertRefused(name, document =>
    {
        var (evil, genuine, signature) = Assertions(document);
        Sign(evil, signature);
        document.DocumentElement!.AppendChild(genuine);
    });

    [Theory, MemberData(nameof(Providers.Names), MemberType = typeof(Providers))]
    public void XSW6_the_genuine_assertion_inside_the_signature_of_an_evil_one(string name) => AssertRefused(name, document =>
    {
        var (evil, genuine, signature) = Assertions(document);
        Sign(evil, signature);
        signature.AppendChild(genuine);
    });

    [Theory, MemberData(nameof(Providers.Names), MemberType = typeof(Providers))]
    public void XSW7_an_evil_assertion_in_the_extensions(string name) => AssertRefused(name, document =>
    {
        var genuine = Dom.First(document, "Assertion");
        var extensions = document.CreateElement("x", "Extensions", "urn:oasis:names:tc:SAML:2.0:protocol");
        extensions.AppendChild(Evil(genuine));
        document.DocumentElement!.InsertBefore(extensions, genuine);
    });

    [Theory, MemberData(nameof(Providers.Names), MemberType = typeof(Providers))]
    public void XSW8_the_genuine_assertion_in_an_object_of_the_signature_of_an_evil_one(string name) => AssertRefused(name, document =>
    {
        var (evil, genuine, signature) = Assertions(document);
        Sign(evil, signature);
        var holder = document.CreateElement("Object", Signing.Ds);
        holder.AppendChild(genuine);
        signature.AppendChild(holder);
    });

    [Theory]
    [InlineData("Advice")]
    [InlineData("SubjectConfirmationData")]
    [InlineData("AttributeValue")]
    [InlineData("Status")]
    public void An_evil_assertion_anywhere_else(string place) => AssertRefused("Entra", document =>
    {
        var genuine = Dom.First(document, "Assertion");
        var evil = Evil(genuine);
        var holder = Dom.All(document).Find(element => element.LocalName == place)
            ?? (XmlElement)genuine.AppendChild(document.CreateElement(place, genuine.NamespaceURI))!;
        holder.AppendChild(evil);
    });

    [Fact]
    public void An_evil_assertion_in_no_namespace_is_counted_too() => AssertRefused("Entra", document =>
        document.DocumentElement!.AppendChild(document.CreateElement("Assertion", "")));

    [Fact]
    public void The_only_assertion_in_another_place_or_namespace_is_none()
    {
        var entra = Providers.Entra;
        entra.AssertRefused(SamlRefusal.Structure, entra.Respond()
            .Replace("<Assertion", "<samlp:Extensions><Assertion", StringComparison.Ordinal)
            .Replace("</Assertion>", "</Assertion></samlp:Extensions>", StringComparison.Ordinal));
        entra.AssertRefused(SamlRefusal.Structure, entra.Respond()
            .Replace("<Assertion ", "<samlp:Assertion ", StringComparison.Ordinal)
            .Replace("</Assertion>", "</samlp:Assertion>", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Providers.Names), MemberType = typeof(Providers))]
    public void An_evil_response_around_a_genuine_assertion_gains_nothing(string name)
    {
        var provider = Providers.Named(name);
        var document = Dom.Load(provider.Respond());
        document.DocumentElement!.SetAttribute("ID", "evil-1");
        if (Dom.Find(document.DocumentElement, "Signature") is { } signature)
            Dom.Remove(signature);

        if (provider.SignsAssertion)
            Assert.Equal(Provider.Person, provider.Verify(Dom.Text(document)).NameId);
        else
            provider.AssertRefused(SamlRefusal.Unsigned, Dom.Text(document));
    }

    [Fact]
    public void A_signed_response_altered_around_its_signed_assertion_is_refused()
    {
        var okta = Providers.Okta;

        var refused = okta.Refused(okta.Respond().Replace("<saml2p:StatusCode ", "<saml2p:StatusCode  x=\"\" ", StringComparison.Ordinal));

        Assert.Equal(SamlRefusal.Signature, refused.Refusal);
        Assert.Contains("Response was changed", refused.Message);
    }

    private static void AssertRefused(string name, Action<XmlDocument> attack)
    {
        var provider = Providers.Named(name);
        var document = Dom.Load(provider.Respond());
        attack(document);
        provider.AssertRefused(SamlRefusal.Structure, Dom.Text(document));
    }

    private static (XmlElement Evil, XmlElement Genuine, XmlElement Signature) Responses(XmlDocument document)
    {
        var genuine = document.DocumentElement!;
        var signature = Dom.First(document, "Signature");
        Dom.Remove(signature);
        var evil = Dom.Copy(genuine);
        evil.SetAttribute("ID", "evil-1");
        Dom.Child(evil, "Assertion").SetAttribute("ID", "evil-2");
        Corrupt(evil);
        document.ReplaceChild(evil, genuine);
        return (evil, genuine, signature);
    }

    /// <summary>The evil one takes the genuine one's place. The signature may be that of the response.</summary>
    private static (XmlElement Evil, XmlElement Genuine, XmlElement Signature) Assertions(XmlDocument document)
    {
        var genuine = Dom.First(document, "Assertion");
        var signature = Dom.Find(genuine, "Signature") ?? Dom.First(document, "Signature");
        Dom.Remove(signature);
        var evil = Evil(genuine);
        genuine.ParentNode!.ReplaceChild(evil, genuine);
        return (evil, genuine, signature);
    }

    private static XmlElement Evil(XmlElement assertion)
    {
        var evil = Dom.Copy(assertion);
        evil.SetAttribute("ID", "evil-3");
        if (Dom.Find(evil, "Signature") is { } signature)
            evil.RemoveChild(signature);
        Corrupt(evil);
        return evil;
    }

    private static void Corrupt(XmlElement element) =>
        element.SelectSingleNode(".//*[local-name()='NameID']")!.InnerText = "admin@acme.example";

    private static void Sign(XmlElement evil, XmlElement signature) => evil.InsertAfter(signature, Dom.Child(evil, "Issuer"));
}
