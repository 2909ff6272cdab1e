namespace Rolecall.Saml.Responses;

/// <summary>What the identity provider vouches for: read from signed bytes, meant for us, now.</summary>
/// <remarks>One use only: whoever makes a session first stores (connection, <paramref name="Id"/>) under a unique index.</remarks>
/// <param name="NameId">As signed: not trimmed, not case-folded.</param>
/// <param name="SessionNotOnOrAfter">When the session must end at the latest.</param>
/// <param name="GoodUntil">From then on this assertion is refused in any case; until then its id must be remembered.</param>
/// <param name="InResponseTo">The expected request, or null if the response was unsolicited.</param>
/// <param name="Attributes">By name, case and all; values that are not plain text are left out.</param>
public sealed record SamlAssertion(
    string Id,
    string Issuer,
    string NameId,
    string? NameIdFormat,
    string? SessionIndex,
    DateTimeOffset AuthnInstant,
    DateTimeOffset? SessionNotOnOrAfter,
    DateTimeOffset GoodUntil,
    string? InResponseTo,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Attributes);
