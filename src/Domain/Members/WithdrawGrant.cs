using System.Text.Json.Nodes;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Members;

/// <summary>Takes a role back that was given by hand: what the identity provider says counts again, or the workspace's default.</summary>
public sealed class WithdrawGrant(IDirectories directories, TimeProvider clock)
{
    /// <exception cref="RefusedException">Forbidden, NotFound.</exception>
    public async Task<MemberState> RunAsync(Caller caller, MemberNumber number, CancellationToken ct)
    {
        var directory = directories.Open(caller.Workspace);
        var authority = await Authority.OfAsync(directory, caller, ct);
        authority.Require(Permissions.ManageMembers);
        return await directory.WriteMemberAsync(MemberAddress.Of(number), caller, Decide, ct) ?? throw MemberRules.NotFound();

        MemberCommit Decide(MemberContext context)
        {
            var before = ManualRules.Target(context, authority);
            ManualRules.RequireNotOwner(context, before, "keeps that role");
            if (before.GrantFrom(GrantSource.Manual) is null)
                return new MemberCommit();

            IReadOnlyList<Grant> left = [.. before.Grants.Where(grant => grant.Source != GrantSource.Manual)];
            var after = ManualRules.With(context, before, left, clock.GetUtcNow());
            ManualRules.RequireMayGrant(authority, after.Member.Role.Ref, context.Roles);
            return ManualRules.Commit(
                before, after, new Happening("member.role_withdrawn", $"member:{number}", new JsonObject { ["user"] = number.Value }));
        }
    }
}
