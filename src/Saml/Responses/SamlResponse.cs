namespace Rolecall.Saml.Responses;

/// <summary>Verifies a response that came by HTTP-POST. There is no other way in, and nothing here can be switched off.</summary>
public static class SamlResponse
{
    /// <summary>How far the identity provider's clock may be from ours.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    /// <param name="samlResponse">The form field SAMLResponse as it arrived.</param>
    /// <exception cref="SamlRefusedException">Whatever is wrong with it, it is this.</exception>
    public static SamlAssertion Verify(string samlResponse, SamlExpectation expected, DateTimeOffset now)
    {
        var layout = Layout.Of(ResponseXml.Decode(samlResponse));
        var keys = new SigningKeys(expected.Certificates, now);

        // Every signature there must hold, also one that another makes needless. The outermost says most.
        var signed = layout.Signed.Select(element => SignedElement.Verify(element, keys)).ToList();
        if (signed is not [var outermost, ..])
            throw Refuse.NotSigned();

        // From here on, of what arrived only an unsigned envelope is looked at, and only to refuse it.
        var response = outermost.Root.Is(Xml.Protocol, "Response") ? outermost.Root : null;
        Envelope.Require(response ?? layout.Response, signed: response is not null, expected);
        return AssertionReader.Read(outermost, expected, now);
    }
}
