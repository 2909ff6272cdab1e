namespace Rolecall.Saml.Responses;

/// <summary>
/// What an unverified response claims, to look up which request it answers. Anybody can write it: it must never decide more
/// than which state is looked up, and <see cref="SamlResponse.Verify"/> must then be asked with that state.
/// </summary>
public sealed record UntrustedHeader(string? InResponseTo, string? Issuer)
{
    /// <exception cref="SamlRefusedException">It is no XML, or too large.</exception>
    public static UntrustedHeader Read(string samlResponse)
    {
        var root = ResponseXml.Decode(samlResponse);
        return new UntrustedHeader(
            root.Optional("InResponseTo"),
            root.Optional(Xml.Assertion, "Issuer", SamlRefusal.Issuer)?.Text(SamlRefusal.Issuer));
    }
}
