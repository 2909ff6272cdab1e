using System.Text.Json.Nodes;
using Rolecall.Domain.Auditing;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Provisioning;

/// <summary>Adds the line of the provisioning log to a decision, also to one that refuses.</summary>
internal static class RecordedWrite
{
    /// <param name="status">The status of success.</param>
    /// <param name="decide">Adds to the notes why it decided as it did.</param>
    public static MemberCommit Of(
        MemberContext context, Caller caller, ScimWrite write, int status, DateTimeOffset now, Func<List<string>, MemberCommit> decide)
    {
        List<string> notes = [];
        try
        {
            var commit = decide(notes);
            var member = commit.After ?? context.Member;
            var places = commit.Places ?? context.Find(caller.Connection)?.Places ?? [];
            var answer = status == 204 || member is null ? null : write.Answer(member.Member, places);
            return commit with { Exchange = Line(status, answer, member) };
        }
        catch (RefusedException refusal)
        {
            var answer = write.Refused(refusal);
            return new MemberCommit
            {
                Refusal = refusal,
                Exchange = Line(answer.Status, answer.Body, context.Member),
                Audit = Denial(
                    context.Member is { } member ? $"member:{member.Member.Number}" : "workspace", refusal, new JsonObject { ["method"] = write.Method }),
                Events = refusal.Refusal == Refusal.Held ? [MassDeactivationRecord.Event(caller)] : [],
            };
        }

        Exchange Line(int code, string? answer, MemberState? member) => new(
            caller.Connection!.Value, write.TokenHandle, caller.RequestId, now, write.Method, write.Path, write.Request,
            code, answer, member?.Member.Number, write.Allowance.After(notes));
    }

    /// <summary>A denied authorisation belongs into the audit (security.md R-50); other refusals are the client's and the log's business.</summary>
    public static IReadOnlyList<AuditFact> Denial(string target, RefusedException refusal, JsonObject detail)
    {
        if (refusal.Refusal is not (Refusal.Forbidden or Refusal.Held))
            return [];
        detail["reason"] = refusal.Message;
        return [new AuditFact("provisioning.refused", target, detail.ToJsonString())];
    }
}
