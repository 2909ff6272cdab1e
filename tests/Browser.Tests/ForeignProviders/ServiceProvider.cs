namespace Rolecall.Browser.Tests.ForeignProviders;

/// <summary>What an administrator of a SAML identity provider enters about us.</summary>
/// <param name="Acs">Where responses are posted to.</param>
internal sealed record ServiceProvider(string EntityId, Uri Acs)
{
    public const string EmailAddress = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";

    public const string Persistent = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";

    public string NameIdFormat { get; init; } = EmailAddress;

    /// <summary>"mail" or "uid".</summary>
    public string NameIdAttribute { get; init; } = "mail";

    public bool SignAssertion { get; init; } = true;

    public bool SignResponse { get; init; }
}
