using System.Text;
using Rolecall.Domain;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;
using Rolecall.Domain.Resources;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

internal static class ResourceRows
{
    /// <summary>To be read by <see cref="Of"/>; resources are o.</summary>
    public static readonly Sql Select = new(_ =>
        """
        select o.resource, o.type, o.scim_id, o.profile, o.extensions, o.managed_by, o.version, o.created_at, o.modified_at
        from resources o
        """);

    public static Resource Of(Row row) => new(
        new ResourceNumber(row.Number()),
        row.Word(),
        Stored.Id(row.Text()),
        StoredDocument.Stored(row.Bytes(), Stored.Uris(row.Word())),
        row.IntOrNull() is { } connection ? new ConnectionId(connection) : null,
        row.Number(),
        row.Time(),
        row.Time());

    public static Resource? Find(Session session, WorkspaceId workspace, ResourceNumber number) => session.First(
        $"{Select.In(session)} where o.workspace = @workspace and o.resource = @resource",
        Of,
        ("@workspace", workspace.Value),
        ("@resource", number.Value));

    public static Resource? Find(Session session, WorkspaceId workspace, string type, ScimId id) => session.First(
        $"{Select.In(session)} where o.workspace = @workspace and o.scim_id = @id and {session.Dialect.Unindexed("o.type")} = @type",
        Of,
        ("@workspace", workspace.Value),
        ("@id", id.Value),
        ("@type", type));

    /// <param name="run">Which run creates it.</param>
    public static void Insert(Session session, Ledger ledger, Resource resource, long? run) => session.Execute(
        """
        insert into resources (workspace, resource, type, scim_id, external_id, managed_by, version, created_at, modified_at, sequence,
            extensions, profile, search, run)
        values (@workspace, @resource, @type, @id, @external, @managed, @version, @created, @modified, @sequence,
            @extensions, @profile, @search, @run)
        """,
        [
            ("@id", resource.Id.Value),
            ("@created", Stored.Time(resource.Created)),
            ("@run", run),
            .. Values(ledger, resource),
            .. Profile(resource.Profile),
        ]);

    /// <summary>All but the profile.</summary>
    public static void Update(Session session, Ledger ledger, Resource resource) => session.Execute(
        """
        update resources set managed_by = @managed, version = @version, modified_at = @modified, sequence = @sequence
        where workspace = @workspace and type = @type and resource = @resource
        """,
        Values(ledger, resource));

    public static void UpdateProfile(Session session, Ledger ledger, Resource resource) => session.Execute(
        """
        update resources set external_id = @external, extensions = @extensions, profile = @profile, search = @search
        where workspace = @workspace and type = @type and resource = @resource
        """,
        [
            ("@workspace", ledger.Workspace.Value),
            ("@type", resource.Type),
            ("@resource", resource.Number.Value),
            .. Profile(resource.Profile),
        ]);

    public static void Delete(Session session, Ledger ledger, Resource resource) => session.Execute(
        "delete from resources where workspace = @workspace and type = @type and resource = @resource",
        ("@workspace", ledger.Workspace.Value),
        ("@type", resource.Type),
        ("@resource", resource.Number.Value));

    private static Parameter[] Values(Ledger ledger, Resource resource) =>
    [
        ("@workspace", ledger.Workspace.Value),
        ("@type", resource.Type),
        ("@resource", resource.Number.Value),
        ("@managed", resource.ManagedBy?.Value),
        ("@version", resource.Version),
        ("@modified", Stored.Time(resource.Modified)),
        ("@sequence", ledger.Sequence),
    ];

    private static Parameter[] Profile(StoredDocument profile) =>
    [
        ("@external", profile.Document.Text("externalId")),
        ("@extensions", string.Join(' ', profile.ExtensionUris)),
        ("@profile", Encoding.UTF8.GetString(profile.Json.Span)),
        Parameter.Json("@search", SearchDocument.Of(profile.Type!, profile.Document)),
    ];
}
