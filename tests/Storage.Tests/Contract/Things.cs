using System.Text.Json;
using Rolecall.Domain;
using Rolecall.Domain.Auditing;
using Rolecall.Domain.Members;
using Rolecall.Domain.Resources;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Schemas;

namespace Rolecall.Storage.Tests.Contract;

/// <summary>A resource type as a workspace may define one, and decisions about its resources.</summary>
public static class Things
{
    public static readonly Schema Schema = SchemaDocument.Read(JsonElement.Parse("""
        {
          "id": "urn:example:2.0:Thing", "name": "Thing",
          "attributes": [
            { "name": "label", "required": true }, { "name": "code", "uniqueness": "server" }, { "name": "weight", "type": "decimal" },
            { "name": "tags", "multiValued": true }
          ]
        }
        """));

    public static readonly Schema Badge = SchemaDocument.Read(JsonElement.Parse("""
        { "id": "urn:example:2.0:Badge", "name": "Badge", "attributes": [{ "name": "number", "type": "integer", "uniqueness": "server" }] }
        """));

    public static readonly TypeDefinitions Definitions = new TypeDefinitions(
            [Schema, Badge],
            new Dictionary<string, IReadOnlyList<ExtensionReference>> { ["User"] = [new(Badge.Id, false)], ["Group"] = [new(Badge.Id, true)] },
            [])
        .With(new ResourceTypeDocument("Thing", "A thing", "/Things", Schema.Id, []));

    public static ResourceType Type { get; } = WorkspaceTypes.Of(Definitions, 1).Own[0];

    public static WorkspaceCommit<bool> Define(TypeDefinitions definitions) =>
        new(new WorkspaceCommit { Types = definitions, Audit = [WorkspaceCommits.Fact] }, true);

    public static StoredDocument Document(string json) => StoredDocument.Of(Type, Json.Read(json));

    public static ResourceCommit Created(ResourceContext context, StoredDocument profile, Founded workspace, DateTimeOffset now) => Commit(
        new Resource(context.NewNumber(), Type.Name, ScimId.New(now), profile, workspace.Connection, 1, now, now), workspace, now);

    public static ResourceCommit Changed(ResourceContext context, StoredDocument profile, Founded workspace, DateTimeOffset now) => Commit(
        context.Resource! with { Profile = profile, Version = context.Resource.Version + 1, Modified = now }, workspace, now);

    public static ResourceCommit Deleted(Founded workspace, DateTimeOffset now) => Commit(null, workspace, now) with { Deletes = true };

    public static ResourceCommit Refused(Founded workspace, DateTimeOffset now) => new()
    {
        Refusal = new RefusedException(Refusal.Forbidden, "No."), Exchange = Commits.Exchange(workspace, now, "PUT", 403, path: "/Things/1"),
    };

    private static ResourceCommit Commit(Resource? after, Founded workspace, DateTimeOffset now) => new()
    {
        After = after,
        Audit = [new AuditFact("resource.changed", "resource", "{}")],
        Exchange = Commits.Exchange(workspace, now, "POST", 201, path: "/Things"),
    };
}
