using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Messages;

namespace Rolecall.Domain.Members;

/// <summary>SCIM DELETE: access ends, the id is retired for good and the user name is free; the person's data stays (design §5).</summary>
public sealed class DeleteMember(IDirectories directories, TimeProvider clock)
{
    /// <param name="ifMatch">Checked inside the transaction.</param>
    /// <exception cref="RefusedException">NotFound, VersionMismatch, Forbidden, Held; it is recorded in the provisioning log.</exception>
    public Task RunAsync(Caller caller, ScimId id, EntityTags? ifMatch, ScimWrite write, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return directories.Open(caller.Workspace).WriteMemberAsync(MemberAddress.Of(id), caller, Decide, ct);

        MemberCommit Decide(MemberContext context) =>
            RecordedWrite.Of(context, caller, write, 204, now, _ => Commit(context, caller, MemberRules.Addressed(context, ifMatch), now));
    }

    /// <summary>The grants go with the id: whoever comes back under a new one gets a role anew, and not silently a former admin's.</summary>
    private static MemberCommit Commit(MemberContext context, Caller caller, MemberState before, DateTimeOffset now)
    {
        MemberRules.CheckManager(context, before.Member, caller);
        if (before.Member.Number == context.Workspace.Owner)
            throw MemberRules.OwnerStays();

        var isMass = before.Member.Active && MassDeactivationGuard.Crosses(context, now);
        var role = AssignedRole.Of(EffectiveRole.Of([], [], context.GroupRoles, context.Workspace.Behaviour), context.Roles);
        var member = before.Member with
        {
            Id = null,
            Profile = MemberProfile.Of(context.Types.Profile, before.Member.Profile.Document.With("active", FlagNode.False)),
            Role = role,
            Version = before.Member.Version + 1,
            Modified = now,
        };
        var after = new MemberState(member, [], ReceivedRoles.None, []);
        string[] changes = ["member.deleted"];
        var audit = MemberRecord.Audit(before, after, changes);
        var events = MemberRecord.Events(before, after, changes);
        return new MemberCommit
        {
            After = after,
            EndsAccess = before.Member.Active,
            Audit = [.. isMass ? audit.Append(MassDeactivationRecord.Fact(caller)) : audit],
            Events = [.. isMass ? events.Append(MassDeactivationRecord.Event(caller)) : events],
        };
    }
}
