using System.Text.Json.Nodes;
using Rolecall.Domain.Auditing;
using Rolecall.Domain.Events;
using Rolecall.Domain.Resources;
using Rolecall.Domain.ResourceTypes;

namespace Rolecall.Domain.Provisioning.Undoing;

/// <summary>Takes back what a run did to one resource of the workspace's own type.</summary>
internal sealed class UndoResource(WorkspaceTypes types, long run, DateTimeOffset now)
{
    /// <param name="resource">Null when it is not there now.</param>
    public (ResourceCommit? Commit, UndoLine Line) Commit(ResourceNumber number, Resource? resource, Around<ResourceImage> around)
    {
        var subject = $"resource:{resource?.Id ?? around.Then?.Id ?? around.End?.Id}";
        var name = resource?.Type ?? around.Then?.Type ?? around.End?.Type;
        if (!around.Changed || (resource is null && around.Then is null) || (resource is not null && around.Then?.Matches(resource) == true))
            return (null, UndoLine.Nothing(subject, name));
        if (around.End is { } end && (resource is null || !end.Matches(resource)))
            return (null, UndoLine.ChangedSince(subject, name));
        if (around.Then is { } before && types.Own.All(type => type.Name != before.Type))
            return (null, UndoLine.Left(subject, name, "Its resource type was removed since: define it again first."));

        var after = around.Then is { } then ? Restored(number, resource, then) : null;
        var kind = resource is null ? DifferenceKind.Restored : after is null ? DifferenceKind.Deleted : DifferenceKind.Changed;
        var values =
            Differences.Of(new RehearsedResource(resource, after, after is null, null)) is [var first, ..] ? first.Values : [];
        return (Committed(resource, after), UndoLine.Done(new Difference(subject, name, kind, values)));
    }

    public UndoLine Of(ResourceNumber number, (Resource? Now, Around<ResourceImage> Around) read) => Commit(number, read.Now, read.Around).Line;

    private Resource Restored(ResourceNumber number, Resource? resource, ResourceImage then)
    {
        var profile = StoredDocument.Of(types.Own.First(type => type.Name == then.Type), then.Profile);
        return resource is null
            ? new Resource(number, then.Type, then.Id, profile, then.ManagedBy, Version: 1, then.Created, now)
            : resource with { Profile = profile, ManagedBy = then.ManagedBy, Version = resource.Version + 1, Modified = now };
    }

    private ResourceCommit Committed(Resource? before, Resource? after)
    {
        var one = (after ?? before)!;
        var what = before is null ? "resource.created" : after is null ? "resource.deleted" : "resource.updated";
        var detail = new JsonObject { ["type"] = one.Type, ["scimId"] = one.Id.Value }.ToJsonString();
        return new ResourceCommit
        {
            After = after,
            Deletes = after is null,
            Audit = [UndoMember.Fact($"resource:{one.Id}", run), new AuditFact(what, $"resource:{one.Id}", detail)],
            Events = [new OutgoingEvent(what, $"resource:{one.Id}", detail)],
            Exchange = null,
        };
    }
}
