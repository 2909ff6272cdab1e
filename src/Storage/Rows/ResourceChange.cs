using Rolecall.Domain.Resources;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Read, decide, write: one resource's change inside the writer's transaction.</summary>
internal sealed class ResourceChange(Session session, Ledger ledger, Caller caller)
{
    public static WrittenResource Run(
        Session session,
        WorkspaceRow row,
        DateTimeOffset now,
        Caller caller,
        ResourceAddress address,
        Func<ResourceContext, ResourceCommit> decide)
    {
        var settings = session.Settings.Read(session, row);
        var context = new ResourceContext
        {
            Workspace = row.With(settings),
            Connections = settings.Connections,
            Types = settings.Types,
            Resource = address.Id is { } id ? ResourceRows.Find(session, row.Workspace, address.Type, id) : null,
            IsValueTaken = (value, except) => UniqueValueRows.IsTaken(session, row.Workspace, value, except?.Value ?? 0),
            NewNumber = () => Numbers.NextResource(session),
            Around = (run, number) => AroundRun.Resource(session, row.Workspace, run, number),
        };
        return new ResourceChange(session, new Ledger(row, now), caller).Write(context.Resource, decide(context));
    }

    private WrittenResource Write(Resource? before, ResourceCommit commit)
    {
        var after = commit.After is { } decided ? Rounded(decided) : null;
        var changed = commit.Refusal is null && after != before;
        if (changed && commit.Audit.Count == 0)
            throw new InvalidOperationException("A change of a resource without an audit entry must not be.");

        var run = commit.Exchange is { } exchange ? LogLines.Add(session, ledger, exchange, changed) : null;
        if (changed)
            Write(before, after, run);
        AuditLines.Add(session, ledger, caller, commit.Audit);
        Outbox.Add(session, ledger, commit.Events);
        ledger.Close(session);
        return new WrittenResource(after, commit.Refusal);
    }

    private void Write(Resource? before, Resource? after, long? run)
    {
        if (before is not null)
            ResourceImages.Keep(session, ledger, before.Number, run);
        if (before is null)
            ResourceRows.Insert(session, ledger, after!, run);
        else if (after is null)
            ResourceRows.Delete(session, ledger, before);
        else
            ResourceRows.Update(session, ledger, after);
        if (before is not null && after is not null && before.Profile != after.Profile)
            ResourceRows.UpdateProfile(session, ledger, after);
        WriteUnique(before, after);
    }

    private void WriteUnique(Resource? before, Resource? after)
    {
        if (before is not null && after is null)
            UniqueValueRows.Forget(session, ledger.Workspace, before.Type, before.Number.Value);
        else if (before?.Profile != after!.Profile)
            UniqueValueRows.Write(session, ledger.Workspace, after.Profile.Type, after.Number.Value, before?.Profile.Document, after.Profile.Document);
    }

    private static Resource Rounded(Resource resource) =>
        resource with { Created = Stored.Rounded(resource.Created), Modified = Stored.Rounded(resource.Modified) };
}

/// <param name="Resource">Null when it was deleted or refused.</param>
/// <param name="Refusal">To be thrown once what was written is durable.</param>
internal sealed record WrittenResource(Resource? Resource, RefusedException? Refusal);
