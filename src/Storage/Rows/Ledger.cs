using Rolecall.Domain.Auditing;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>What a workspace numbers, chains and counts: read when a write begins, written once when it ends.</summary>
internal sealed class Ledger(WorkspaceRow row, DateTimeOffset now)
{
    private Workspace? rewritten;
    private long settings = row.Settings;
    private long auditSequence = row.AuditSequence;
    private ReadOnlyMemory<byte> auditHash = row.AuditHash;
    private long eventSequence = row.EventSequence;
    private long logSequence = row.LogSequence;
    private long runSequence = row.RunSequence;
    private long scimMembers = row.ScimMembers;
    private long activeMembers = row.ActiveMembers;
    private long groups = row.Groups;
    private long joinSequence = row.JoinSequence;
    private long types = row.Types;
    private long shifts = row.Shifts;

    public WorkspaceId Workspace => row.Workspace;

    public DateTimeOffset Now { get; } = Stored.Rounded(now);

    /// <summary>Names the change in images, grants and member rows: its first audit entry.</summary>
    public long Sequence => row.AuditSequence + 1;

    public long LastEvent => eventSequence;

    public long NextLine() => ++logSequence;

    public long NextRun() => ++runSequence;

    /// <summary>The first of <paramref name="count"/> numbers for events.</summary>
    public long NextEvents(int count)
    {
        eventSequence += count;
        return eventSequence - count + 1;
    }

    /// <summary>The first of <paramref name="count"/> places in the order of joining.</summary>
    public long NextJoins(int count)
    {
        joinSequence += count;
        return joinSequence - count + 1;
    }

    public AuditEntry Chain(Caller caller, AuditFact fact)
    {
        auditSequence++;
        auditHash = AuditChain.Next(
            auditHash.Span, Workspace.Value, auditSequence, Now, caller.Name, caller.Address, caller.RequestId, fact);
        return new AuditEntry(auditSequence, Now, caller.Name, caller.Address, caller.RequestId, fact, auditHash);
    }

    public void Count(Member? before, Member? after)
    {
        scimMembers += (after?.Id is null ? 0 : 1) - (before?.Id is null ? 0 : 1);
        if (before is not null && before.Id is null != (after?.Id is null))
            shifts++;
        activeMembers += (after?.Active is true ? 1 : 0) - (before?.Active is true ? 1 : 0);
    }

    public void CountGroup(Group? before, Group? after)
    {
        groups += (after is null ? 0 : 1) - (before is null ? 0 : 1);
        if (after is null)
            shifts++;
    }

    public void SettingsChanged() => settings = row.Settings + 1;

    public void TypesChanged() => types = row.Types + 1;

    /// <summary>Its name, its behaviour, and until when deactivations are released.</summary>
    public void Rewrite(Workspace changed) => rewritten = changed;

    /// <summary>Hands the numbers on; they are written before the commit.</summary>
    public void Close(Session session) => session.Held.Put(row with
    {
        Name = rewritten?.Name ?? row.Name,
        Behaviour = rewritten is null ? row.Behaviour : StoredJson.Write(rewritten.Behaviour),
        ReleasedUntil = rewritten is null ? row.ReleasedUntil : rewritten.ReleasedUntil is { } until ? Stored.Rounded(until) : null,
        Settings = settings,
        AuditSequence = auditSequence,
        AuditHash = auditHash.ToArray(),
        EventSequence = eventSequence,
        LogSequence = logSequence,
        RunSequence = runSequence,
        ScimMembers = scimMembers,
        ActiveMembers = activeMembers,
        Groups = groups,
        JoinSequence = joinSequence,
        Types = types,
        Shifts = shifts,
        IsChanged = true,
    });
}
