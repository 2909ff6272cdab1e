using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Read, decide, take the steps, write: one group's change inside the writer's transaction.</summary>
internal sealed class GroupChange(Session session, WorkspaceRow row, Settings settings, DateTimeOffset now, Caller caller)
{
    private Ledger ledger = new(row, now);
    private string? image;

    public static WrittenGroup Run(
        Session session,
        WorkspaceRow row,
        DateTimeOffset now,
        Caller caller,
        GroupAddress address,
        Func<GroupContext, GroupPlan> decide)
    {
        var settings = session.Settings.Read(session, row);
        var context = new GroupContext
        {
            Workspace = row.With(settings),
            Connections = settings.Connections,
            Types = settings.Types,
            Group = address is GroupById { Id: var id } ? GroupRows.Find(session, row.Workspace, id) : null,
            IsTaken = (key, except) => GroupRows.IsTaken(session, row.Workspace, key, except),
            IsValueTaken = (value, except) => UniqueValueRows.IsTaken(session, row.Workspace, value, except?.Value ?? 0),
            NewNumber = () => Numbers.NextGroup(session),
            Around = (run, number) => AroundRun.Group(session, row.Workspace, run, number),
        };
        return new GroupChange(session, row, settings, now, caller).Write(context.Group, decide(context));
    }

    private WrittenGroup Write(Group? before, GroupPlan plan)
    {
        if (plan.Refusal is { } refused)
            return Refuse(plan, refused);

        GroupOutcome outcome;
        session.Savepoint("steps");
        try
        {
            outcome = plan.After is { } after ? Change(before, Rounded(after), plan.Steps) : Delete(before!);
        }
        catch (RefusedException refusal)
        {
            session.RollBackTo("steps");
            ledger = new Ledger(row, now);
            return Refuse(plan, refusal);
        }

        session.Release("steps");
        Record(plan.Conclude(outcome), before?.Number, before is null ? outcome.After?.Number : null, changed: before is null || image is not null);
        return new WrittenGroup(outcome.After, null);
    }

    private GroupOutcome Change(Group? before, Group decided, IReadOnlyList<MembershipStep> steps)
    {
        if (before is null)
            GroupRows.Insert(session, ledger, decided);
        var membership = new MembershipChange(session, ledger, decided.Number);
        foreach (var step in steps)
            membership.Take(step);
        membership.Record();

        var after = Settled(before, decided, membership);
        if (before is not null && after != before)
            image = GroupImages.Take(session, ledger, before.Number);
        if (after != (before ?? decided))
            GroupRows.Update(session, ledger, after);
        if (before is not null && after.Profile != before.Profile)
            GroupRows.UpdateProfile(session, ledger, after);
        if (after.Profile != before?.Profile)
            UniqueValueRows.Write(session, ledger.Workspace, after.Profile.Type, after.Number.Value, before?.Profile.Document, after.Profile.Document);
        ledger.CountGroup(before, after);
        return Outcome(before, after, membership);
    }

    private GroupOutcome Delete(Group before)
    {
        image = GroupImages.Take(session, ledger, before.Number);
        var membership = new MembershipChange(session, ledger, before.Number);
        membership.RemoveAll();
        membership.Record();
        UniqueValueRows.Forget(session, ledger.Workspace, GroupSchemas.Group.Name, before.Number.Value);
        GroupRows.Delete(session, ledger, before.Number);
        ledger.CountGroup(before, null);
        return Outcome(before, null, membership);
    }

    private GroupOutcome Outcome(Group? before, Group? after, MembershipChange membership) =>
        new(before, after, membership.Came.Count, membership.Went.Count)
        {
            Came = membership.Came.Select(member => new MemberNumber(member)),
            Went = membership.Went.Select(member => new MemberNumber(member)),
            Moved = SettleRoles((after ?? before)!.Number, membership),
        };

    /// <summary>Where the group gives a role, or would: whoever came or went may have another one.</summary>
    private IReadOnlyList<MovedRole> SettleRoles(GroupNumber group, MembershipChange membership) =>
        settings.GroupRoles.Counting.Any(mapping => mapping.Number == group)
            ? new UngrantedRoles(session, ledger.Workspace, row.Owner).Settle(ledger, settings.GroupRoles, settings.Behaviour, membership.Moved)
            : [];

    /// <summary>As the plan left it to the store: what was not changed keeps its version, whoever sent it.</summary>
    private Group Settled(Group? before, Group decided, MembershipChange membership)
    {
        var after = decided with { Members = (before?.Members ?? 0) + membership.Came.Count - membership.Went.Count };
        if (before is null)
            return after;
        var sameProfile = ReferenceEquals(before.Profile, after.Profile) || before.Profile.Document.Equals(after.Profile.Document);
        return sameProfile && membership.Came.Count + membership.Went.Count == 0
            ? after with { Profile = before.Profile, Version = before.Version, Modified = before.Modified }
            : after with { Version = before.Version + 1, Modified = ledger.Now };
    }

    private WrittenGroup Refuse(GroupPlan plan, RefusedException refusal)
    {
        Record(plan.Refuse(refusal), null, null, changed: false);
        return new WrittenGroup(null, refusal);
    }

    private void Record(GroupRecord record, GroupNumber? former, GroupNumber? created, bool changed)
    {
        if (changed && record.Audit.Count == 0)
            throw new InvalidOperationException("A change of a group without an audit entry must not be.");
        var run = record.Exchange is { } exchange ? LogLines.Add(session, ledger, exchange, changed) : null;
        if (created is { } newcomer && run is { } creating)
            GroupRows.SetRun(session, ledger, newcomer, creating);
        if (former is { } number && image is { } kept)
            GroupImages.Keep(session, ledger, number, kept, run);
        AuditLines.Add(session, ledger, caller, record.Audit);
        Outbox.Add(session, ledger, record.Events);
        ledger.Close(session);
    }

    private static Group Rounded(Group group) =>
        group with { Created = Stored.Rounded(group.Created), Modified = Stored.Rounded(group.Modified) };
}

/// <param name="Group">Null when it was deleted or refused.</param>
/// <param name="Refusal">To be thrown once what was written is durable.</param>
internal sealed record WrittenGroup(Group? Group, RefusedException? Refusal);
