using Rolecall.Domain.Connections;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Access;

/// <summary>Makes a <see cref="Caller"/> of a bearer credential, which it judges anew each time: what was revoked or has run out stops with the next request (M9).</summary>
internal sealed class BearerReader(AccessCache known, LastUse lastUse, TimeProvider clock)
{
    /// <summary>Compared with when the handle is unknown, so that knowing a handle cannot be told by the time an answer takes.</summary>
    private static readonly Credential Nobody = new(
        "", TokenKind.Scim, default, new byte[32], "", null, null, default, default, null, null);

    public async Task<Admission> ReadAsync(HttpContext http, AccessPolicy policy, CancellationToken ct)
    {
        if (AuthorizationHeader.Read(http.Request.Headers.Authorization) is not { } text)
            return Denials.Missing(policy);
        if (AuthorizationHeader.ReadToken(text) is not { } token)
            return Denials.Malformed();

        var found = await known.FindCredentialAsync(token.Handle, ct);
        if (!token.Matches(found?.Credential ?? Nobody) || found is null)
            return Denials.Unknown();

        var now = clock.GetUtcNow();
        if (Judge(found, policy, now) is { } denied)
            return denied;

        lastUse.Note(token.Handle, now);
        return new Admitted(CallerOf(found, http), token.Handle, found.Connection);
    }

    private static Denied? Judge(FoundCredential found, AccessPolicy policy, DateTimeOffset now)
    {
        var credential = found.Credential;
        var isScim = credential.Kind == TokenKind.Scim;
        if (credential.Kind == TokenKind.OwnerLink || isScim != (policy == AccessPolicy.ScimToken))
            return Denials.WrongKind(policy);
        if (credential.Ends <= now)
            return Denials.Ended();
        if (!credential.IsLive(now))
            return Denials.Expired(credential.Expires);
        if (isScim && found.Connection is not { State: ConnectionState.Enabled })
            return Denials.ConnectionNotEnabled(found.Connection);
        if (credential.Kind != TokenKind.Personal)
            return null;
        return !found.MemberActive ? Denials.MemberInactive() : found.AwaitsSso ? Denials.SsoRequired() : null;
    }

    private static Caller CallerOf(FoundCredential found, HttpContext http)
    {
        var credential = found.Credential;
        var (name, role) = credential.Kind switch
        {
            TokenKind.Scim => ($"scim:{credential.Handle}", (BuiltInRole?)null),
            TokenKind.Personal => ($"member:{credential.Member}", found.Role),
            TokenKind.Workspace => ($"workspace-key:{credential.Handle}", BuiltInRole.Admin),
            TokenKind.OwnerLink => throw new InvalidOperationException("An owner link is no bearer credential."),
        };
        return new Caller(
            credential.Workspace, name, credential.Connection, credential.Member, role,
            http.TraceIdentifier, http.Connection.RemoteIpAddress?.ToString());
    }
}
