using Microsoft.IdentityModel.Tokens;

namespace Rolecall.Server.SingleSignOn.Oidc;

/// <summary>What a provider's discovery document and key set say, once both were found usable.</summary>
/// <param name="SecretInHeader">Whether the token endpoint takes the client's secret in the Authorization header, else in the form.</param>
/// <param name="NamesItself">RFC 9207: every callback carries <c>iss</c>, and one without is not from this provider.</param>
/// <param name="Algorithms">Of ours, those it says it signs with.</param>
/// <param name="Keys">Those that fit our algorithms; never empty.</param>
internal sealed record Provider(
    string Issuer,
    Uri AuthorizationEndpoint,
    Uri TokenEndpoint,
    bool SecretInHeader,
    bool NamesItself,
    IReadOnlyList<string> Algorithms,
    IReadOnlyList<JsonWebKey> Keys);
