using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Read, decide, write: one member's change inside the writer's transaction.</summary>
internal sealed class MemberWrite(Session session, Ledger ledger, Caller caller)
{
    public static Written Run(
        Session session,
        WorkspaceRow row,
        DateTimeOffset now,
        Caller caller,
        MemberAddress address,
        Func<MemberContext, MemberCommit> decide)
    {
        var settings = session.Settings.Read(session, row);
        var context = MemberContexts.Read(session, row.With(settings), settings, caller, address);
        var commit = decide(context);
        return new MemberWrite(session, new Ledger(row, now), caller).Write(context, commit);
    }

    private Written Write(MemberContext context, MemberCommit commit)
    {
        if (commit is { Refusal: not null, After: not null })
            throw new InvalidOperationException("A refused commit changes no member.");

        var after = commit.After is { } decided ? Stored.Rounded(Left(decided)) : null;
        var before = after is null ? null : Before(context, after.Member.Number);
        var changed = after is not null && !Same(before?.Member, after.Member);
        if (changed && commit.Audit.Count == 0)
            throw new InvalidOperationException("A change of a member without an audit entry must not be.");

        var run = commit.Exchange is { } exchange ? LogLines.Add(session, ledger, exchange, changed) : null;
        if (after is not null)
            Write(before, after, changed, run);
        if (commit.EndsAccess && caller.Connection is { } sender && after is not null)
            AccessEnds.Add(session, ledger, sender, after.Member.Number);
        if (commit.Places is { } places && caller.Connection is { } connection)
        {
            ConnectionRows.SetPlaces(session, ledger.Workspace, connection, places);
            ledger.SettingsChanged();
            session.Announce(new Change(ledger.Workspace, null));
        }

        AuditLines.Add(session, ledger, caller, commit.Audit);
        Outbox.Add(session, ledger, commit.Events);
        ledger.Close(session);
        return new Written(after ?? context.Member, commit.Refusal);
    }

    private void Write(MemberState? before, MemberState after, bool changed, long? run)
    {
        if (changed)
            WriteMember(before?.Member, after.Member, run);
        GrantRows.Write(session, ledger.Workspace, before, after);
        ReceivedRows.Write(session, ledger.Workspace, caller.Connection ?? after.Member.ManagedBy, before, after);
        DriftRows.Write(session, ledger.Workspace, before, after);
    }

    private void WriteMember(Member? before, Member after, long? run)
    {
        var sameProfile = before is not null && SameProfile(before, after);
        if (after.Id is { } id && id != before?.Id)
            RetiredIds.Refuse(session, ledger, after.Number, id);
        if (before is null)
        {
            MemberRows.Insert(session, ledger.Workspace, after, ledger.Sequence, run);
        }
        else
        {
            MemberImages.Keep(session, ledger, before.Number, run);
            if (before.Id is { } former && former != after.Id)
                RetiredIds.Add(session, ledger, before.Number, former);
            if (before.Id is not null && after.Id is null)
                GroupDeparture.Run(session, ledger, before.Number, run);
            MemberUpdate.Run(session, ledger.Workspace, before, after, sameProfile, ledger.Sequence);
        }

        WriteUnique(before, after, sameProfile);
        ledger.Count(before, after);
        if (before is not null && (before.Active != after.Active || before.Role != after.Role) && CredentialRows.Has(session, ledger.Workspace, after.Number))
            session.Announce(new Change(ledger.Workspace, after.Number));
    }

    /// <summary>Whom SCIM no longer sees holds no value that must be unique, whatever is kept of the person.</summary>
    private void WriteUnique(Member? before, Member after, bool sameProfile)
    {
        if (after.Id is null)
            UniqueValueRows.Forget(session, ledger.Workspace, MemberSchemas.User.Name, after.Number.Value);
        else if (before?.Id is null || !sameProfile)
            UniqueValueRows.Write(
                session, ledger.Workspace, after.Profile.Type, after.Number.Value, before?.Id is null ? null : before.Profile.Document, after.Profile.Document);
    }

    /// <summary>The one that was read, whichever way the address found it; a number that was not is new.</summary>
    private static MemberState? Before(MemberContext context, MemberNumber number) =>
        context.Found.FirstOrDefault(state => state.Member.Number == number);

    /// <summary>Whom SCIM no longer sees is in no group.</summary>
    private static MemberState Left(MemberState state) =>
        state.Member.Id is null ? state with { Member = state.Member with { Groups = [] } } : state;

    private static bool Same(Member? before, Member after) =>
        before is not null && SameProfile(before, after) && before with { Profile = after.Profile, Groups = after.Groups } == after;

    private static bool SameProfile(Member before, Member after) =>
        ReferenceEquals(before.Profile, after.Profile) || before.Profile.Document.Equals(after.Profile.Document);
}

/// <param name="Refusal">To be thrown once what was written is durable.</param>
internal sealed record Written(MemberState? State, RefusedException? Refusal);
