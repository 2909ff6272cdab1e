using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Credentials;

/// <summary>Uses an owner link up and gives the owner a new personal key (security.md R-04).</summary>
public sealed class RedeemOwnerLink(IInstallation installation, IDirectories directories, TimeProvider clock)
{
    /// <exception cref="RefusedException">NotFound: never issued, used, replaced or too old; which of these is not said.</exception>
    public async Task<IssuedCredential> RunAsync(string link, string requestId, string? address, CancellationToken ct)
    {
        var presented = SecretToken.Parse(link);
        if (presented is not { Prefix: TokenPrefix.OwnerLink }
            || await installation.FindCredentialAsync(presented.Handle, ct) is not { Credential: { Member: { } owner } found })
            throw Gone();

        var caller = new Caller(
            found.Workspace, $"owner-link:{presented.Handle}", null, owner, BuiltInRole.Owner, requestId, address);
        var token = SecretToken.Issue(TokenPrefix.Api);
        return await directories.Open(found.Workspace).WriteWorkspaceAsync(caller, Decide, ct);

        WorkspaceCommit<IssuedCredential> Decide(WorkspaceContext context)
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
            var issued = Issuing.Personal(token, caller.Workspace, owner, "Made with an owner link", now);
            var commit = Issuing.Ended(used, "used").On(new WorkspaceCommit { Credentials = [used, issued.Credential] });
            return new(Issuing.Issued(issued.Credential).On(commit), issued);
        }
    }

    private static RefusedException Gone() => new(
        Refusal.NotFound, "This link does not work, or not any more: ask the operator of this server for a new one.");
}
