using Rolecall.Domain.Connections;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Credentials;

/// <param name="FormerTokensEnd">Null when there were none.</param>
public sealed record RotatedToken(IssuedCredential Issued, DateTimeOffset? FormerTokensEnd);

/// <summary>Makes a SCIM token for the enabled connection; under token_rotation the former ones stop now or in a day.</summary>
public sealed class RotateScimToken(IDirectories directories, TimeProvider clock)
{
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    /// <exception cref="RefusedException">Forbidden, Conflict.</exception>
    public async Task<RotatedToken> RunAsync(Caller caller, CancellationToken ct)
    {
        var directory = directories.Open(caller.Workspace);
        (await Authority.OfAsync(directory, caller, ct)).Require(Permissions.ManageProvisioning);
        var token = SecretToken.Issue(TokenPrefix.Scim);
        return await directory.WriteWorkspaceAsync(caller, Decide, ct);

        WorkspaceCommit<RotatedToken> Decide(WorkspaceContext context)
        {
            var now = clock.GetUtcNow();
            var connection = Enabled(context.Connections);
            var issued = Issuing.Scim(token, caller.Workspace, connection.Id, now);
            var former = context.Credentials
                .Where(credential => credential.Kind == TokenKind.Scim && credential.Connection == connection.Id && credential.IsLive(now))
                .OrderByDescending(credential => credential.Created)
                .ToList();
            var ended = former.Select((credential, age) => Ending(credential, age, context.Workspace.Behaviour, now)).ToList();

            var commit = Issuing.Issued(issued.Credential).On(new WorkspaceCommit { Credentials = [issued.Credential, .. ended] });
            commit = ended.Aggregate(commit, (so, credential) => Issuing.Ended(credential, "rotated").On(so));
            return new(commit, new RotatedToken(issued, ended.Max(credential => credential.Ends)));
        }
    }

    /// <summary>At most two are live at once (security.md §4.1), so of several former ones only the newest may overlap.</summary>
    private static Credential Ending(Credential former, int age, Behaviour behaviour, DateTimeOffset now)
    {
        var end = behaviour.TokenRotation == TokenRotation.Overlap && age == 0 ? now + Overlap : now;
        return former.Ends < end ? former : former with { Ends = end };
    }

    /// <summary>M1: credentials do not exist before a connection is enabled.</summary>
    private static Connection Enabled(IReadOnlyList<Connection> connections) =>
        connections.Enabled()
        ?? throw new RefusedException(Refusal.Conflict, connections.Select(connection => connection.State).DefaultIfEmpty().Max() switch
        {
            _ when connections.Count == 0 =>
                "SCIM tokens exist once single sign-on is enabled: add a connection with your identity provider's settings and sign in once through it.",
            ConnectionState.Disabled => "The connection to your identity provider is disabled: enable it first.",
            _ => "The connection to your identity provider is not enabled yet: sign in once through it.",
        });
}
