using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain.Credentials;

/// <summary>The operator's way to let an owner in who has no other: a link for one use within an hour. Earlier links end.</summary>
public sealed class IssueOwnerLink(IDirectories directories, TimeProvider clock)
{
    /// <exception cref="Scim.RefusedException">NotFound: there is no such workspace.</exception>
    public Task<IssuedCredential> RunAsync(WorkspaceId workspace, string requestId, CancellationToken ct)
    {
        var token = SecretToken.Issue(TokenPrefix.OwnerLink);
        return directories.Open(workspace).WriteWorkspaceAsync(Operator.On(workspace, requestId), Decide, ct);

        WorkspaceCommit<IssuedCredential> Decide(WorkspaceContext context)
        {
            var now = clock.GetUtcNow();
            var issued = Issuing.OwnerLink(token, workspace, context.Workspace.Owner, now);
            var ended = context.Credentials
                .Where(credential => credential.Kind == TokenKind.OwnerLink && credential.IsLive(now))
                .Select(credential => credential with { Ends = now })
                .ToList();

            var commit = Issuing.Issued(issued.Credential).On(new WorkspaceCommit { Credentials = [issued.Credential, .. ended] });
            return new(ended.Aggregate(commit, (so, credential) => Issuing.Ended(credential, "replaced").On(so)), issued);
        }
    }
}
