using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Credentials;

/// <summary>Ends a credential now. Ending one that has ended is no error.</summary>
public sealed class RevokeCredential(IDirectories directories, TimeProvider clock)
{
    /// <exception cref="RefusedException">Forbidden, NotFound.</exception>
    public async Task RunAsync(Caller caller, string handle, CancellationToken ct)
    {
        var directory = directories.Open(caller.Workspace);
        var authority = await Authority.OfAsync(directory, caller, ct);
        await directory.WriteWorkspaceAsync(caller, Decide, ct);

        WorkspaceCommit<Credential> Decide(WorkspaceContext context)
        {
            // Whoever may not see a credential is told what is said of one that does not exist.
            var credential = context.Credentials.FirstOrDefault(credential => credential.Handle == handle);
            var isOwn = credential is { Member: not null } && credential.Member == caller.Member;
            if (credential is null || !(isOwn || authority.May(Permissions.ManageProvisioning)))
                throw new RefusedException(Refusal.NotFound, "There is no such live credential in this workspace.");
            if (!isOwn && credential.Member == context.Workspace.Owner)
                throw new RefusedException(Refusal.Forbidden, "Only the owner may revoke the owner's keys and links.");

            var now = clock.GetUtcNow();
            if (!credential.IsLive(now))
                return new(new WorkspaceCommit(), credential);
            var ended = credential with { Ends = now };
            return new(Issuing.Ended(ended, "revoked").On(new WorkspaceCommit { Credentials = [ended] }), ended);
        }
    }
}
