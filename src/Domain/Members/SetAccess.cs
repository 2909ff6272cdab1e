using System.Text.Json.Nodes;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;

namespace Rolecall.Domain.Members;

/// <summary>Ends or restores a person's access by hand (M9, M10). Role, grants and history stay as they are.</summary>
public sealed class SetAccess(IDirectories directories, TimeProvider clock)
{
    public const string ByHand = "changed by an owner or admin";

    /// <exception cref="RefusedException">Forbidden, NotFound, Conflict.</exception>
    public async Task<MemberState> RunAsync(Caller caller, MemberNumber number, bool active, CancellationToken ct)
    {
        var directory = directories.Open(caller.Workspace);
        var authority = await Authority.OfAsync(directory, caller, ct);
        authority.Require(Permissions.ManageMembers);
        return await directory.WriteMemberAsync(MemberAddress.Of(number), caller, Decide, ct) ?? throw MemberRules.NotFound();

        MemberCommit Decide(MemberContext context)
        {
            var before = ManualRules.Target(context, authority);
            if (!active)
                ManualRules.RequireNotOwner(context, before, "cannot be deactivated");
            if (before.Member.Id is null)
            {
                throw new RefusedException(
                    Refusal.Conflict,
                    "The identity provider deleted this person, so access cannot be changed here: assign the person to the application there again.");
            }

            if (before.Member.Active == active)
                return new MemberCommit();

            var after = Changed(before, context.Types.Profile, clock.GetUtcNow());
            var what = active ? "member.access_restored" : "member.access_ended";
            return ManualRules.Commit(before, after, new Happening(what, $"member:{number}", new JsonObject { ["user"] = number.Value })) with
            {
                EndsAccess = !active,
            };
        }

        MemberState Changed(MemberState before, ResourceType profile, DateTimeOffset now) => before with
        {
            Member = before.Member with
            {
                Profile = MemberProfile.Of(profile, before.Member.Profile.Document.With("active", FlagNode.Of(active))),
                Version = before.Member.Version + 1,
                Modified = now,
            },
            Drift = Drifted(before, now),
        };

        // Only against an identity provider's word is it drift, and going back to that word ends it.
        IReadOnlyList<Drift> Drifted(MemberState before, DateTimeOffset now)
        {
            IReadOnlyList<Drift> others = [.. before.Drift.Where(line => line.Attribute != "active")];
            return before.Member.ManagedBy is null || others.Count < before.Drift.Count
                ? others
                : [.. others, new Drift("active", active ? "false" : "true", ByHand, now)];
        }
    }
}
