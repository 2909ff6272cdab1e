using Rolecall.Domain.Auditing;
using Rolecall.Domain.Events;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Scim;

namespace Rolecall.Domain.Provisioning.Undoing;

/// <summary>Takes back what a run did to one group: one that it created goes, any other has its name and its people again.</summary>
/// <param name="previews">Only tells what would happen.</param>
internal sealed class UndoGroup(WorkspaceTypes types, long run, DateTimeOffset now, bool previews = false)
{
    /// <param name="number">Of the group, whether it is there or not.</param>
    /// <param name="group">Null when it is not there now.</param>
    /// <returns>The plan; null, with the line that says why, when there is nothing to do or it must not be done.</returns>
    public (GroupPlan? Plan, UndoLine Line) Plan(GroupNumber number, Group? group, GroupAround around)
    {
        var image = around.Group;
        var subject = $"group:{group?.Id ?? image.Then?.Id ?? image.End?.Id}";
        var name = group?.Profile.DisplayName ?? image.Then?.Profile.Text("displayName");
        // Whom the run deleted, and who is not back yet, can only be told of.
        var moves = around.Members.Where(member => previews || member.Id is not null).ToArray();
        if (!image.Changed || IsBack(group, image.Then, moves))
            return (null, UndoLine.Nothing(subject, name));
        if (image.End is { } end && (group is null || !end.Matches(group)))
            return (null, UndoLine.ChangedSince(subject, name));
        if (image.Then is null)
            return (Planned(null, []), UndoLine.Done(new Difference(subject, name, DifferenceKind.Deleted, Values(group!, null, []))));

        var after = Restored(number, group, image.Then);
        var kind = group is null ? DifferenceKind.Restored : DifferenceKind.Changed;
        return (Planned(after, Steps(moves)), UndoLine.Done(new Difference(subject, name, kind, Values(group, after, moves))));
    }

    public UndoLine Of(GroupNumber number, (Group? Now, GroupAround Around) read) => Plan(number, read.Now, read.Around).Line;

    /// <summary>The group stays as it is, there or not.</summary>
    /// <param name="line">Says why.</param>
    public static GroupPlan Nothing(UndoLine line) => new()
    {
        Refusal = new RefusedException(Refusal.Conflict, line.Skipped ?? "Somebody else has done it meanwhile."),
        Conclude = _ => throw new InvalidOperationException("Nothing was planned."),
        Refuse = _ => new GroupRecord([], [], null),
    };

    private Group Restored(GroupNumber number, Group? group, GroupImage then)
    {
        var profile = group is not null && then.Profile.Equals(group.Profile.Document)
            ? group.Profile
            : GroupProfile.Of(types.GroupProfile, then.Profile);
        return group is null
            ? new Group(number, then.Id, profile, then.ManagedBy, 0, Version: 1, then.Created, now)
            : group with { Profile = profile, ManagedBy = then.ManagedBy };
    }

    private static bool IsBack(Group? group, GroupImage? then, MembershipBefore[] moves) =>
        group is null ? then is null : then?.Matches(group) == true && moves.Length == 0;

    private static IReadOnlyList<MembershipStep> Steps(IReadOnlyCollection<MembershipBefore> moves) =>
    [
        new AddMembers([.. moves.Where(member => member.WasIn).Select(member => member.Id).OfType<ScimId>().Select(id => id.Value)]),
        new RemoveMembers([.. moves.Where(member => !member.WasIn).Select(member => member.Id).OfType<ScimId>().Select(id => id.Value)]),
    ];

    private GroupPlan Planned(Group? after, IReadOnlyList<MembershipStep> steps) => new()
    {
        After = after,
        Steps = steps,
        Deletes = after is null,
        Conclude = Conclude,
        Refuse = refusal => throw new InvalidOperationException("Undoing a group is not refused by a step.", refusal),
    };

    private GroupRecord Conclude(GroupOutcome outcome)
    {
        var subject = $"group:{(outcome.After ?? outcome.Before)!.Id}";
        var what = outcome.Before is null ? "group.created" : outcome.After is null ? "group.deleted" : "group.updated";
        var detail = RecordedGroupWrite.Detail(outcome);
        return new GroupRecord(
            [UndoMember.Fact(subject, run), new AuditFact(what, subject, detail)], [new OutgoingEvent(what, subject, detail)], null);
    }

    private static IReadOnlyList<ChangedValue> Values(Group? before, Group? after, IReadOnlyCollection<MembershipBefore> moves)
    {
        var outcome = new GroupOutcome(before, after, moves.Count(member => member.WasIn), moves.Count(member => !member.WasIn))
        {
            Came = moves.Where(member => member.WasIn).Select(member => member.Member),
            Went = moves.Where(member => !member.WasIn).Select(member => member.Member),
        };
        return Differences.Of(new RehearsedGroup(outcome, null)) is [var first, ..] ? first.Values : [];
    }
}
