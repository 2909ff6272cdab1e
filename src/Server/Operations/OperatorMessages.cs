namespace Rolecall.Server.Operations;

/// <summary>What <c>rolecall init</c> asks, whoever carries it out.</summary>
/// <param name="Url">Null to keep the one that an earlier workspace brought.</param>
/// <param name="Policies">"name=value" each.</param>
/// <param name="IdpMetadata">The document itself: it is the operator's machine that has the file.</param>
internal sealed record InitRequest(
    string? Url, string Workspace, string Owner, string? OwnerName, string? Behaviour, IReadOnlyList<string> Policies, string? IdpMetadata)
{
    /// <summary>Null for the usual profile.</summary>
    public string? Client { get; init; }
}

/// <summary>What was made; null is what was not. Printed by <c>init --json</c> under these names.</summary>
internal sealed record InitAnswer(string TeamId, string ScimBaseUrl, string? ScimToken, string ApiToken, string OwnerSetupUrl);

internal sealed record OwnerLinkRequest(string Workspace);

internal sealed record OwnerLinkAnswer(string OwnerSetupUrl, DateTimeOffset ExpiresAt);

/// <param name="File">A whole path: the server's folder is another one.</param>
internal sealed record BackupRequest(string File, bool Replace);

internal sealed record OperatorRefusal(string Refused);
