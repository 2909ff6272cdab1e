using Rolecall.Server.Pages.Parts;

namespace Rolecall.Server.Admin.SignOn;

/// <param name="Connections">All of them, for going from one to another.</param>
/// <param name="Replaced">The name of the enabled connection that this one would take the place of; null when there is none.</param>
/// <param name="Attempts">The latest through it.</param>
public sealed record SignOnModel(
    IReadOnlyList<ConnectionTab> Connections,
    ConnectionCard Connection,
    AddressesCard Addresses,
    string? Replaced,
    PolicyModel Policy,
    long Linked,
    long NotLinked,
    IReadOnlyList<AttemptLine> Attempts,
    FilledIn Filled,
    string? Said,
    FormError? Error);

public sealed record ConnectionTab(int Id, string Name, string State, string Tone, bool IsShown);

/// <param name="IsKnown">Whether the identity provider's settings are here.</param>
/// <param name="SignOnUrl">Of SAML.</param>
/// <param name="ClientId">Of OpenID Connect.</param>
/// <param name="HasSecret">Whether a client secret is kept. It is never shown.</param>
public sealed record ConnectionCard(
    int Id,
    string Name,
    string State,
    string Tone,
    string Sentence,
    bool IsSaml,
    bool IsKnown,
    bool IsEnabled,
    bool IsDisabled,
    bool IsProven,
    string? Issuer,
    string? SignOnUrl,
    string? MetadataUrl,
    string? ClientId,
    bool HasSecret,
    bool SignsRequests,
    IReadOnlyList<CertificateLine> Certificates);

/// <param name="Warning">Null as long as all is well with it.</param>
public sealed record CertificateLine(string Subject, string? Fingerprint, DateTimeOffset? Ends, string? Warning);

/// <param name="Metadata">A path.</param>
public sealed record AddressesCard(string Audience, string Acs, string Callback, string Metadata);

/// <param name="WhyNotRequired">Null when it can be.</param>
public sealed record PolicyModel(
    string Sso, IReadOnlyList<Option> SsoChoices, string? WhyNotRequired, bool IdpInitiated, bool JustInTime, string SecondFactor, IReadOnlyList<Option> SecondFactorChoices);

/// <summary>What stood in the forms, so that nothing is typed twice. Secrets are not among it.</summary>
public sealed record FilledIn(string? Url, string? Xml, string? Issuer, string? SignOnUrl, string? Certificates, string? ClientId);

/// <param name="Field">Which one is wrong; null for a sentence over the page.</param>
public sealed record FormError(string? Field, string Sentence);
