using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Resources;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Has writes made to their end, tells what they come to, and takes them back.</summary>
/// <param name="report">May be told again of the same write, when its transaction had to be repeated: the last word counts.</param>
internal sealed class Rehearsal(Action<RehearsedWrite> report)
{
    public Func<MemberContext, MemberCommit> Watch(Func<MemberContext, MemberCommit> decide) => context =>
    {
        var commit = decide(context);
        report(RehearsedMember.Of(context, commit));
        return commit;
    };

    public Func<GroupContext, GroupPlan> Watch(Func<GroupContext, GroupPlan> decide) => context =>
    {
        var plan = decide(context);
        return plan with
        {
            Conclude = outcome => Told(plan.Conclude(outcome), outcome),
            Refuse = refusal => Told(plan.Refuse(refusal), null),
        };
    };

    public Func<ResourceContext, ResourceCommit> Watch(Func<ResourceContext, ResourceCommit> decide) => context =>
    {
        var commit = decide(context);
        report(new RehearsedResource(context.Resource, commit.After, commit.Deletes, commit.Exchange));
        return commit;
    };

    public static async Task<T> RunAsync<T>(IDatabase database, WorkspaceId workspace, Func<Session, T> work, CancellationToken ct)
    {
        try
        {
            return await database.WriteAsync<T>(workspace, session => throw TakenBack(session, work), ct);
        }
        catch (TakenBackException end)
        {
            return (T)end.Result!;
        }
    }

    /// <summary>Only what the database has carried out has been rehearsed.</summary>
    private static TakenBackException TakenBack<T>(Session session, Func<Session, T> work)
    {
        var result = work(session);
        session.Held.Write(session);
        session.Flush();
        return new TakenBackException(result);
    }

    private GroupRecord Told(GroupRecord record, GroupOutcome? outcome)
    {
        report(new RehearsedGroup(outcome, record.Exchange));
        return record;
    }

    /// <summary>Leaves a transaction in the way of a write that fails, which takes back what it did.</summary>
    private sealed class TakenBackException(object? result) : Exception("The write was rehearsed and taken back.")
    {
        public object? Result { get; } = result;
    }
}
