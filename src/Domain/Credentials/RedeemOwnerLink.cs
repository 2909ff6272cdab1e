using Rolecall.Domain.Accounts;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Credentials;

/// <summary>Uses an owner link up and signs the owner in (security.md R-04): it works also where everything else is shut.</summary>
public sealed class RedeemOwnerLink(IInstallation installation, IDirectories directories, TimeProvider clock)
{
    /// <exception cref="RefusedException">NotFound: never issued, used, replaced or too old; which of these is not said.</exception>
    public async Task<StartedSession> RunAsync(string link, string requestId, string? address, string? agent, CancellationToken ct)
    {
        var presented = SecretToken.Parse(link);
        if (presented is not { Prefix: TokenPrefix.OwnerLink }
            || await installation.FindCredentialAsync(presented.Handle, ct) is not { Credential: { Member: { } owner } found })
            throw Gone();

        var caller = new Caller(
            found.Workspace, $"owner-link:{presented.Handle}", null, owner, BuiltInRole.Owner, requestId, address);
        var account = (await directories.Open(found.Workspace).FindMemberAsync(owner, ct))?.Member.Account;
        var token = SecretToken.Issue(TokenPrefix.Session);
        return await directories.Open(found.Workspace).WriteWorkspaceAsync(caller, Decide, ct);

        WorkspaceCommit<StartedSession> Decide(WorkspaceContext context)
        {
            var now = clock.GetUtcNow();
            var credential = context.Credentials.FirstOrDefault(credential => credential.Handle == presented.Handle);

            // Made for the owner of its day: after a transfer it opens nothing.
            if (credential is not { Kind: TokenKind.OwnerLink }
                || credential.Member != context.Workspace.Owner
                || !credential.IsLive(now)
                || !presented.Matches(credential))
                throw Gone();

            var used = credential with { Ends = now };
            var session = new BrowserSession(
                token.Handle, token.Hash, account, caller.Workspace, owner, Connection: null, Subject: null, SignInMethod.OwnerLink, now, now, now,
                now + BrowserSession.Longest, address, agent);
            var commit = Issuing.Ended(used, "used").On(new WorkspaceCommit { Credentials = [used], Sessions = [session] });
            return new(commit with { Audit = [.. commit.Audit, SignIns.Started(session, $"member:{owner}")] }, new StartedSession(token, session));
        }
    }

    private static RefusedException Gone() => new(
        Refusal.NotFound, "This link does not work, or not any more: ask the operator of this server for a new one.");
}
