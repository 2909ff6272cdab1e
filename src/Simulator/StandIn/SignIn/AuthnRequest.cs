using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Rolecall.Simulator.StandIn.Model;

namespace Rolecall.Simulator.StandIn.SignIn;

/// <summary>An AuthnRequest, as far as it is read. Signatures of requests are not asked for and not looked at.</summary>
internal sealed record AuthnRequest(string Id, string Issuer, string? AcsUrl, string? Destination, string? Binding, bool IsPassive)
{
    private const int Largest = 64 * 1024;
    private const string PostBinding = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";

    /// <summary>SAML bindings §3.4: deflated, then base64.</summary>
    /// <exception cref="SignInRefusedException">It cannot be read.</exception>
    public static AuthnRequest OfRedirect(string? parameter)
    {
        using var packed = new MemoryStream(Bytes(parameter));
        using var deflate = new DeflateStream(packed, CompressionMode.Decompress);
        var plain = new byte[Largest + 1];
        try
        {
            return Parse(plain.AsMemory(0, deflate.ReadAtLeast(plain, plain.Length, throwOnEndOfStream: false)));
        }
        catch (InvalidDataException)
        {
            throw Unreadable();
        }
    }

    /// <summary>SAML bindings §3.5: base64 alone.</summary>
    /// <exception cref="SignInRefusedException">It cannot be read.</exception>
    public static AuthnRequest OfPost(string? parameter) => Parse(Bytes(parameter));

    /// <summary>Holds the request against what the admin configured.</summary>
    /// <exception cref="SignInRefusedException">It is another application's, or leads elsewhere.</exception>
    public void Check(App app, AppUrls urls)
    {
        if (Issuer != app.SignOn.EntityId)
            throw new SignInRefusedException(
                $"The request comes from \"{Issuer}\", but the Audience URI (SP Entity ID) of {app.Name} is \"{app.SignOn.EntityId}\": make them equal on the tab Sign On.");
        if (AcsUrl is not null && AcsUrl != app.SignOn.AcsUrl)
            throw new SignInRefusedException(
                $"The request asks to be answered at \"{AcsUrl}\", but the single sign-on URL of {app.Name} is \"{app.SignOn.AcsUrl}\": make them equal on the tab Sign On.");
        if (Destination is not null && Destination != urls.SamlSignOn)
            throw new SignInRefusedException(
                $"The request was meant for \"{Destination}\", but this is \"{urls.SamlSignOn}\": take the metadata to the application once more.");
        if (Binding is not null && Binding != PostBinding)
            throw new SignInRefusedException("The request asks for another binding than HTTP-POST, which is the only one here.");
    }

    private static byte[] Bytes(string? parameter)
    {
        try
        {
            return Convert.FromBase64String(parameter ?? "");
        }
        catch (FormatException)
        {
            throw Unreadable();
        }
    }

    private static AuthnRequest Parse(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length is 0 or > Largest)
            throw Unreadable();
        try
        {
            using var stream = new MemoryStream(bytes.ToArray());
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var root = XElement.Load(reader);
            if (root.Name != SamlNames.Protocol + "AuthnRequest" || Text(root, "ID") is not { Length: > 0 } id)
                throw Unreadable();
            return new(
                id,
                root.Element(SamlNames.Assertion + "Issuer")?.Value.Trim() ?? "",
                Text(root, "AssertionConsumerServiceURL"),
                Text(root, "Destination"),
                Text(root, "ProtocolBinding"),
                Text(root, "IsPassive") is "true" or "1");
        }
        catch (XmlException)
        {
            throw Unreadable();
        }
    }

    private static string? Text(XElement element, string attribute) => element.Attribute(attribute)?.Value;

    private static SignInRefusedException Unreadable() => new("This is no SAML AuthnRequest: start again from the application.");
}
