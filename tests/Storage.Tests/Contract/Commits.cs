using Rolecall.Domain.Auditing;
using Rolecall.Domain.Events;
using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Roles;

namespace Rolecall.Storage.Tests.Contract;

/// <summary>Decisions as plain as they can be.</summary>
public static class Commits
{
    public static MemberCommit Created(MemberContext context, MemberProfile profile, Founded workspace, DateTimeOffset now)
    {
        var member = new Member(
            context.NewNumber(), ScimId.New(now), profile, new AssignedRole(BuiltInRole.Member, null, null), workspace.Connection, null, 1,
            now, now);
        return new MemberCommit
        {
            After = new MemberState(member, [], ReceivedRoles.None, []),
            Audit = [new AuditFact("member.created", $"member:{member.Number}", "{}")],
            Events = [new OutgoingEvent("member.created", $"member:{member.Number}", "{}")],
            Exchange = Exchange(workspace, now, "POST", 201, member.Number),
        };
    }

    public static MemberCommit Changed(MemberContext context, Func<MemberState, MemberState> change, DateTimeOffset now)
    {
        var before = context.Member!;
        var after = change(before);
        var member = after.Member with { Version = before.Member.Version + 1, Modified = now };
        return new MemberCommit
        {
            After = after with { Member = member },
            EndsAccess = before.Member.Active && !member.Active,
            Audit = [new AuditFact("member.updated", $"member:{member.Number}", "{}")],
            Events = [new OutgoingEvent("member.updated", $"member:{member.Number}", "{}")],
        };
    }

    public static Exchange Exchange(
        Founded workspace, DateTimeOffset at, string method, int status, MemberNumber? member = null, string request = "request-1",
        string path = "/Users") =>
        new(workspace.Connection, workspace.ScimHandle, request, at, method, path, """{"a":1}""", status, null, member, ["A note."]);
}
