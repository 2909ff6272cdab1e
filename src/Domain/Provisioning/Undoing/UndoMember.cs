using System.Text.Json.Nodes;
using Rolecall.Domain.Auditing;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Text;

namespace Rolecall.Domain.Provisioning.Undoing;

/// <summary>Takes back what a run did to one member: whoever it created goes as by DELETE, anyone else is again as before it.</summary>
internal sealed class UndoMember(WorkspaceView view, Authority authority, long run, DateTimeOffset now)
{
    /// <summary>The state to go back to; null, with the line that says why, when there is nothing to do or it must not be done.</summary>
    public (MemberState? Target, UndoLine Line) Target(MemberState state, Around<MemberImage> around)
    {
        var subject = $"member:{state.Member.Number}";
        var name = state.Member.Profile.UserName;
        if (!around.Changed || IsBack(state, around.Then))
            return (null, UndoLine.Nothing(subject, name));
        if (around.End is { } end && !end.Matches(state))
            return (null, UndoLine.ChangedSince(subject, name));

        var target = around.Then is { } then ? Restored(state, then) : Gone(state);
        try
        {
            if (target.Member.Role.Ref != state.Member.Role.Ref)
                ManualRules.RequireMayGrant(authority, target.Member.Role.Ref, view.Roles);
        }
        catch (RefusedException refusal)
        {
            return (null, UndoLine.Left(subject, name, refusal.Message));
        }

        return Differences.Of(state, target).FirstOrDefault() is { } change
            ? (target, UndoLine.Done(change))
            : (target, UndoLine.Nothing(subject, name));
    }

    public UndoLine Of((MemberState Now, Around<MemberImage> Around) read) => Target(read.Now, read.Around).Line;

    public MemberCommit Commit(MemberState before, MemberState after)
    {
        var changes = MemberRecord.Changes(before, after);
        return new MemberCommit
        {
            After = after,
            EndsAccess = before.Member.Active && !after.Member.Active,
            Audit = [Fact($"member:{before.Member.Number}", run), .. MemberRecord.Audit(before, after, changes)],
            Events = [.. MemberRecord.Events(before, after, changes)],
        };
    }

    /// <summary>With the name that is free now, so that others can have theirs: two people may have changed names with each other.</summary>
    public MemberState Aside(MemberState state)
    {
        var name = $"{state.Member.Profile.UserName}.undone-{state.Member.Number}";
        return state with
        {
            Member = state.Member with
            {
                Profile = MemberProfile.Of(view.Types.Profile, state.Member.Profile.Document.With("userName", new TextNode(name))),
                Version = state.Member.Version + 1,
                Modified = now,
            },
        };
    }

    /// <summary>Whether the target's name is somebody else's now.</summary>
    public static bool IsBlocked(MemberContext context, MemberState target) =>
        target.Member.Id is not null && context.IsTaken(NameKey.Fold(target.Member.Profile.UserName), target.Member.Number);

    public static AuditFact Fact(string target, long run) =>
        new("provisioning.undone", target, new JsonObject { ["run"] = run }.ToJsonString());

    private static bool IsBack(MemberState state, MemberImage? then) => then is null ? state.Member.Id is null : then.Matches(state);

    private MemberState Gone(MemberState state)
    {
        var role = EffectiveRole.Of([], [], view.GroupRoles, view.Workspace.Behaviour);
        var member = state.Member with
        {
            Id = null,
            Profile = MemberProfile.Of(view.Types.Profile, state.Member.Profile.Document.With("active", FlagNode.False)),
            Role = AssignedRole.Of(role, view.Roles),
            Version = state.Member.Version + 1,
            Modified = now,
        };
        return new MemberState(member, [], ReceivedRoles.None, []);
    }

    private MemberState Restored(MemberState state, MemberImage then)
    {
        // A role that was deleted since is nobody's: what else there is decides.
        Grant[] grants = [.. then.Grants.Where(grant => grant.Role.Custom is not { } custom || view.Roles.Find(custom) is not null)];
        var role = state.Member.Number == view.Workspace.Owner
            ? state.Member.Role.Ref
            : EffectiveRole.Of(grants, state.Member.Groups, view.GroupRoles, view.Workspace.Behaviour);
        var member = state.Member with
        {
            Id = then.Id,
            Profile = then.Profile.Equals(state.Member.Profile.Document) ? state.Member.Profile : MemberProfile.Of(view.Types.Profile, then.Profile),
            ManagedBy = then.ManagedBy,
            Role = AssignedRole.Of(role, view.Roles),
            Version = state.Member.Version + 1,
            Created = then.Created,
            Modified = now,
        };
        var received = then.ManagedBy is { } manager ? then.Received.GetValueOrDefault(manager, ReceivedRoles.None) : state.Received;
        return new MemberState(member, grants, received, then.Drift);
    }
}
