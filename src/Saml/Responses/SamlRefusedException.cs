namespace Rolecall.Saml.Responses;

/// <summary>The response is not accepted.</summary>
/// <param name="reason">
/// One sentence for the connection's log that says what to change at the identity provider. It may quote the document, so
/// it is encoded where it is shown, and shown to owners and admins alone.
/// </param>
public sealed class SamlRefusedException(SamlRefusal refusal, string reason) : Exception(reason)
{
    public SamlRefusal Refusal { get; } = refusal;

    /// <summary>The word shown to the browser; it stays the same from version to version.</summary>
    public string Code => Refusal switch
    {
        SamlRefusal.Malformed => "malformed",
        SamlRefusal.TooLarge => "too_large",
        SamlRefusal.Structure => "structure",
        SamlRefusal.Encrypted => "encrypted",
        SamlRefusal.Unsigned => "unsigned",
        SamlRefusal.Algorithm => "algorithm",
        SamlRefusal.Signature => "signature",
        SamlRefusal.Certificate => "certificate",
        SamlRefusal.Status => "status",
        SamlRefusal.Issuer => "issuer",
        SamlRefusal.Destination => "destination",
        SamlRefusal.Audience => "audience",
        SamlRefusal.Request => "request",
        SamlRefusal.Confirmation => "confirmation",
        SamlRefusal.Condition => "condition",
        SamlRefusal.NotYet => "not_yet",
        SamlRefusal.Expired => "expired",
        SamlRefusal.Subject => "subject",
        SamlRefusal.Statement => "statement",
    };
}
