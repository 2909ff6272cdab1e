using System.Text.Json;

namespace Rolecall.Saml.Responses;

/// <summary>The response is not accepted.</summary>
/// <param name="reason">
/// One sentence for the connection's log that says what to change at the identity provider. It may quote the document, so
/// it is encoded where it is shown, and shown to owners and admins alone.
/// </param>
public sealed class SamlRefusedException(SamlRefusal refusal, string reason) : Exception(reason)
{
    public SamlRefusal Refusal { get; } = refusal;

    /// <summary>The word shown to the browser, for example "not_yet"; it stays the same from version to version.</summary>
    public string Code => JsonNamingPolicy.SnakeCaseLower.ConvertName(Refusal.ToString());
}
