using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Text;

namespace Rolecall.Domain.Credentials;

/// <summary>Makes a key for the public API: for the caller as a person, or, by the owner, for the app.</summary>
public sealed class IssueApiKey(IDirectories directories, TimeProvider clock)
{
    private const int LongestName = 100;

    /// <summary>Of one person, or of the app: more are forgotten keys.</summary>
    private const int Most = 25;

    /// <exception cref="RefusedException">Forbidden, InvalidValue, Conflict.</exception>
    public async Task<IssuedCredential> PersonalAsync(Caller caller, string name, CancellationToken ct)
    {
        var directory = directories.Open(caller.Workspace);
        (await Authority.OfAsync(directory, caller, ct)).Require(Permissions.UseApi);
        var member = caller.Member ?? throw new RefusedException(
            Refusal.Forbidden, "A personal key belongs to a person, and the key of an app is none: use a personal key to make another one.");
        return await IssueAsync(caller, name, member, ct);
    }

    /// <exception cref="RefusedException">Forbidden, InvalidValue, Conflict.</exception>
    public Task<IssuedCredential> ForAppAsync(Caller caller, string name, CancellationToken ct)
    {
        caller.RequireOwner();
        return IssueAsync(caller, name, null, ct);
    }

    private Task<IssuedCredential> IssueAsync(Caller caller, string name, MemberNumber? member, CancellationToken ct)
    {
        NameKey.Of(name);
        if (name.Length > LongestName)
            throw new RefusedException(Refusal.InvalidValue, $"A key's name has at most {LongestName} characters.");
        var token = SecretToken.Issue(TokenPrefix.Api);
        return directories.Open(caller.Workspace).WriteWorkspaceAsync(caller, Decide, ct);

        WorkspaceCommit<IssuedCredential> Decide(WorkspaceContext context)
        {
            var now = clock.GetUtcNow();
            var issued = member is { } person
                ? Issuing.Personal(token, caller.Workspace, person, name, now)
                : Issuing.ForApp(token, caller.Workspace, name, now);
            if (context.Credentials.Count(other => IsSibling(other, issued.Credential) && other.IsLive(now)) >= Most)
                throw new RefusedException(Refusal.Conflict, $"There are {Most} live keys already: revoke one that is not used any more.");
            return new(Issuing.Issued(issued.Credential).On(new WorkspaceCommit { Credentials = [issued.Credential] }), issued);
        }
    }

    private static bool IsSibling(Credential one, Credential other) => one.Kind == other.Kind && one.Member == other.Member;
}
