using System.Text.Json.Nodes;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Members;

/// <summary>Gives a member a role by hand. It counts until the identity provider sends a new one (design §4.2).</summary>
public sealed class GrantRole(IDirectories directories, TimeProvider clock)
{
    /// <exception cref="RefusedException">Forbidden, InvalidValue, NotFound, Conflict.</exception>
    public async Task<MemberState> RunAsync(Caller caller, MemberNumber number, RoleRef role, CancellationToken ct)
    {
        var directory = directories.Open(caller.Workspace);
        var authority = await Authority.OfAsync(directory, caller, ct);
        authority.Require(Permissions.ManageMembers);
        return await directory.WriteMemberAsync(MemberAddress.Of(number), caller, Decide, ct) ?? throw MemberRules.NotFound();

        MemberCommit Decide(MemberContext context)
        {
            var before = ManualRules.Target(context, authority);
            ManualRules.RequireNotOwner(context, before, "keeps that role");
            CheckRole(context.Roles);
            ManualRules.RequireMayGrant(authority, role, context.Roles);
            if (before.Member.Id is null)
                throw new RefusedException(Refusal.Conflict, "The identity provider deleted this person: a role counts again once it sends the person anew.");
            if (before.Member.Role.Ref == role && before.Grants.MaxBy(grant => grant.Sequence) is { Source: GrantSource.Manual })
                return new MemberCommit();

            var grant = new Grant(GrantSource.Manual, role, null, context.Sequence, caller.Name, caller.RequestId, clock.GetUtcNow());
            var after = ManualRules.With(
                context, before, [.. before.Grants.Where(other => other.Source != GrantSource.Manual), grant], grant.At);
            return ManualRules.Commit(before, after, Granted(context.Roles));
        }

        void CheckRole(RoleBook roles)
        {
            if (role.BuiltIn == BuiltInRole.Owner)
                throw new RefusedException(Refusal.Forbidden, "Nobody becomes owner by a grant: the owner transfers ownership.");
            if (role.Custom is { } custom && roles.Find(custom) is null)
                throw new RefusedException(Refusal.InvalidValue, "There is no such role in this workspace: GET …/roles lists them.");
        }

        Happening Granted(RoleBook roles) => new("member.role_granted", $"member:{number}", new JsonObject
        {
            ["user"] = number.Value,
            ["role"] = new JsonObject { ["number"] = (int)roles.BuiltInOf(role), ["customRoleId"] = role.Custom?.Value },
        });
    }
}
