using System.Text.Json.Nodes;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain.Credentials;

/// <summary>How new credentials are made and told of.</summary>
internal static class Issuing
{
    public static readonly TimeSpan OwnerLinkLife = TimeSpan.FromHours(1);

    public static IssuedCredential Scim(SecretToken token, WorkspaceId workspace, ConnectionId connection, DateTimeOffset now) =>
        new(token, Kept(token, TokenKind.Scim, workspace, "SCIM token", now) with { Connection = connection });

    public static IssuedCredential Personal(SecretToken token, WorkspaceId workspace, MemberNumber member, string name, DateTimeOffset now) =>
        new(token, Kept(token, TokenKind.Personal, workspace, name, now) with { Member = member });

    public static IssuedCredential ForApp(SecretToken token, WorkspaceId workspace, string name, DateTimeOffset now) =>
        new(token, Kept(token, TokenKind.Workspace, workspace, name, now));

    public static IssuedCredential OwnerLink(SecretToken token, WorkspaceId workspace, MemberNumber owner, DateTimeOffset now) => new(
        token,
        Kept(token, TokenKind.OwnerLink, workspace, "Owner link", now) with { Member = owner, Expires = now + OwnerLinkLife });

    public static Happening Issued(Credential credential) => Happened("credential.issued", credential);

    /// <param name="how">"rotated", "revoked", "used", "replaced".</param>
    public static Happening Ended(Credential credential, string how)
    {
        var happened = Happened("credential.ended", credential);
        happened.Detail["how"] = how;
        return happened;
    }

    private static Credential Kept(SecretToken token, TokenKind kind, WorkspaceId workspace, string name, DateTimeOffset now) => new(
        token.Handle, kind, workspace, token.Hash, name, Connection: null, Member: null, now, Expires: now.AddYears(1), Ends: null, LastUsed: null);

    private static Happening Happened(string action, Credential credential) => new(action, $"credential:{credential.Handle}", new JsonObject
    {
        ["handle"] = credential.Handle,
        ["kind"] = SnakeCase.Of(credential.Kind),
        ["connection"] = credential.Connection?.Value,
        ["user"] = credential.Member?.Value,
        ["expires"] = credential.Expires,
        ["ends"] = credential.Ends,
    });
}
