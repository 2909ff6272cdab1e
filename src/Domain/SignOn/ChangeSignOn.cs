using System.Text.Json.Nodes;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.SignOn;

/// <summary>Changes how one member signs in.</summary>
public sealed class ChangeSignOn(IDirectories directories)
{
    /// <summary>Cuts a member off from the identity provider: sessions through it are over with the next request, and no mail is sent (design §4.1).</summary>
    /// <exception cref="RefusedException">Forbidden, NotFound.</exception>
    public async Task UnlinkAsync(Caller caller, MemberNumber member, CancellationToken ct)
    {
        var directory = directories.Open(caller.Workspace);
        var authority = await Authority.OfAsync(directory, caller, ct);
        await directory.WriteWorkspaceAsync(caller, Decide, ct);

        WorkspaceCommit<bool> Decide(WorkspaceContext context)
        {
            var isOwn = caller.Member == member && context.Workspace.Behaviour.Sso == SsoPolicy.Optional;
            if (!isOwn)
                RequireSay(authority, context, caller, member);
            var links = (context.SignOnOf(member) ?? throw NotFound()).Links;
            var commit = new WorkspaceCommit { Unlinked = links };
            return new(
                links.Count == 0 ? commit : Happened("sso.unlinked", member, new JsonObject { ["connections"] = new JsonArray([.. links.Select(link => (JsonNode)link.Connection.Value)]) }).On(commit),
                links.Count > 0);
        }
    }

    /// <summary>Lets a member do without the identity provider although it is required, or no more.</summary>
    /// <exception cref="RefusedException">Forbidden, NotFound.</exception>
    public async Task SetBypassAsync(Caller caller, MemberNumber member, bool may, CancellationToken ct)
    {
        var directory = directories.Open(caller.Workspace);
        var authority = await Authority.OfAsync(directory, caller, ct);
        await directory.WriteWorkspaceAsync(caller, Decide, ct);

        WorkspaceCommit<bool> Decide(WorkspaceContext context)
        {
            RequireSay(authority, context, caller, member);
            if ((context.SignOnOf(member) ?? throw NotFound()).Bypasses == may)
                return new(new WorkspaceCommit(), false);
            return new(Happened("sso.bypass_set", member, new JsonObject { ["may"] = may }).On(new WorkspaceCommit { Bypass = (member, may) }), true);
        }
    }

    private static void RequireSay(Authority authority, WorkspaceContext context, Caller caller, MemberNumber member)
    {
        authority.Require(Permissions.ManageSso);
        if (member == context.Workspace.Owner && caller.Member != member)
            throw new RefusedException(Refusal.Forbidden, "How the owner signs in is the owner's own affair.");
    }

    private static Happening Happened(string action, MemberNumber member, JsonObject detail)
    {
        detail["user"] = member.Value;
        return new Happening(action, $"member:{member}", detail);
    }

    private static RefusedException NotFound() => new(Refusal.NotFound, "There is no such member in this workspace.");
}
