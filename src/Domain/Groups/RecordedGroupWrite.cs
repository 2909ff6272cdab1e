using System.Text.Json.Nodes;
using Rolecall.Domain.Auditing;
using Rolecall.Domain.Events;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Groups;

/// <summary>Makes a plan that records itself, also when it is refused.</summary>
internal sealed class RecordedGroupWrite(GroupContext context, Caller caller, ResourceWrite<Group> write, DateTimeOffset now)
{
    private readonly List<string> notes = [];

    /// <param name="decide">Adds to the notes why it decided as it did.</param>
    public GroupPlan Of(Func<List<string>, (Group? After, IReadOnlyList<MembershipStep> Steps)> decide)
    {
        try
        {
            var (after, steps) = decide(notes);
            return new GroupPlan { After = after, Steps = steps, Deletes = after is null, Conclude = Conclude, Refuse = Refuse };
        }
        catch (RefusedException refusal)
        {
            return new GroupPlan { Refusal = refusal, Conclude = Conclude, Refuse = Refuse };
        }
    }

    private GroupRecord Conclude(GroupOutcome outcome)
    {
        var changes = Changes(outcome).ToArray();
        var subject = $"group:{(outcome.After ?? outcome.Before)!.Id}";
        var detail = Detail(outcome);
        var answer = outcome.After is null ? new LoggedAnswer(204, null) : write.Answer(outcome.After);
        return new GroupRecord(
            [.. changes.Select(change => new AuditFact(change, subject, detail))],
            [.. changes.Select(change => new OutgoingEvent(change, subject, detail))],
            Line(answer.Status, answer.Body));
    }

    private GroupRecord Refuse(RefusedException refusal)
    {
        var answer = write.Refused(refusal);
        var target = context.Group is { } group ? $"group:{group.Id}" : "workspace";
        return new GroupRecord(RecordedWrite.Denial(target, refusal, []), [], Line(answer.Status, answer.Body));
    }

    private static IEnumerable<string> Changes(GroupOutcome outcome)
    {
        if (outcome.Before is null)
            yield return "group.created";
        else if (outcome.After is null)
            yield return "group.deleted";
        else if (!outcome.Before.Profile.Document.Equals(outcome.After.Profile.Document))
            yield return "group.updated";
        if (outcome.Before?.ManagedBy is { } manager && outcome.After is { } after && manager != after.ManagedBy)
            yield return "group.adopted";
        if (outcome.Before is not null && outcome.After is not null && outcome.Added + outcome.Removed > 0)
            yield return "group.members_changed";
    }

    /// <summary>How many came and went, never who.</summary>
    public static string Detail(GroupOutcome outcome) => new JsonObject
    {
        ["scimId"] = (outcome.After ?? outcome.Before)!.Id.Value,
        ["members"] = outcome.After?.Members,
        ["added"] = outcome.Added,
        ["removed"] = outcome.Removed,
        ["rolesChanged"] = outcome.Moved.Count,
    }.ToJsonString();

    private Exchange Line(int code, string? answer) => write.Line(caller, now, code, answer, notes);
}
