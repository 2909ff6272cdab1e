using Rolecall.Domain.Credentials;

namespace Rolecall.Server.RestApi.V1;

/// <summary>A credential as it may be shown: never the secret, never its hash.</summary>
internal sealed record CredentialAnswer(
    string Handle,
    string Kind,
    string Name,
    bool Live,
    int? Connection,
    long? Member,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? EndsAt,
    DateTimeOffset? LastUsedAt)
{
    public static CredentialAnswer Of(Credential credential, DateTimeOffset now) => new(
        credential.Handle,
        Word(credential.Kind),
        credential.Name,
        credential.IsLive(now),
        credential.Connection?.Value,
        credential.Member?.Value,
        credential.Created,
        credential.Expires,
        credential.Ends,
        credential.LastUsed);

    private static string Word(TokenKind kind) => kind switch
    {
        TokenKind.Scim => "scim",
        TokenKind.Personal => "personal",
        TokenKind.Workspace => "workspace",
        TokenKind.OwnerLink => "owner_link",
    };
}
