namespace Rolecall.Saml.Responses;

/// <summary>What a response must match: one connection, and the request it answers. All compared character for character.</summary>
/// <param name="Issuer">The entity id of the connection's identity provider.</param>
/// <param name="Certificates">X.509 DER; several during a rollover. Only those that have not expired verify.</param>
/// <param name="AcsUrl">Where the response arrived, as it was shown to be pasted at the identity provider.</param>
/// <param name="Audience">Our own entity id.</param>
/// <param name="RequestId">
/// Of the request made by this browser; null only where unsolicited responses are allowed, and then it must answer none.
/// </param>
public sealed record SamlExpectation(
    string Issuer, IReadOnlyList<ReadOnlyMemory<byte>> Certificates, Uri AcsUrl, string Audience, string? RequestId);
