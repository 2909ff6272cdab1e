using System.Text.Json.Nodes;
using Rolecall.Domain.Auditing;
using Rolecall.Domain.Events;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Resources;

/// <summary>Makes a commit that records itself, also when it is refused.</summary>
internal sealed class RecordedResourceWrite(ResourceContext context, Caller caller, ResourceWrite<Resource> write, DateTimeOffset now)
{
    private readonly List<string> notes = [];

    /// <param name="decide">The resource from now on, null when it is deleted; adds to the notes why it decided as it did.</param>
    public ResourceCommit Of(Func<List<string>, Resource?> decide)
    {
        try
        {
            return Commit(decide(notes));
        }
        catch (RefusedException refusal)
        {
            return Refuse(refusal);
        }
    }

    private ResourceCommit Commit(Resource? after)
    {
        var answer = after is null ? new LoggedAnswer(204, null) : write.Answer(after);
        var changes = Changes(after).ToArray();
        var subject = $"resource:{(after ?? context.Resource)!.Id}";
        var detail = new JsonObject { ["type"] = (after ?? context.Resource)!.Type, ["scimId"] = (after ?? context.Resource)!.Id.Value }.ToJsonString();
        return new ResourceCommit
        {
            After = after,
            Deletes = after is null,
            Audit = [.. changes.Select(change => new AuditFact(change, subject, detail))],
            Events = [.. changes.Select(change => new OutgoingEvent(change, subject, detail))],
            Exchange = Line(answer.Status, answer.Body),
        };
    }

    private IEnumerable<string> Changes(Resource? after)
    {
        if (context.Resource is not { } before)
            yield return "resource.created";
        else if (after is null)
            yield return "resource.deleted";
        else if (before.Version != after.Version)
            yield return "resource.updated";
        else if (before.ManagedBy != after.ManagedBy)
            yield return "resource.adopted";
    }

    private ResourceCommit Refuse(RefusedException refusal)
    {
        var answer = write.Refused(refusal);
        var target = context.Resource is { } resource ? $"resource:{resource.Id}" : "workspace";
        return new ResourceCommit
        {
            Refusal = refusal,
            Audit = RecordedWrite.Denial(target, refusal, []),
            Exchange = Line(answer.Status, answer.Body),
        };
    }

    private Exchange Line(int code, string? answer) => write.Line(caller, now, code, answer, notes);
}
