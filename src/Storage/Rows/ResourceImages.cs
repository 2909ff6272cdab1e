using Rolecall.Domain.Resources;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Keeps resources as they are before a change.</summary>
internal static class ResourceImages
{
    private static readonly Sql Insert = new(dialect =>
        $"""
        insert into resource_images (workspace, resource, sequence, run, image)
        select o.workspace, o.resource, @sequence, @run, cast({Image(dialect)} as text)
        from resources o where o.workspace = @workspace and o.resource = @resource
        """);

    public static void Keep(Session session, Ledger ledger, ResourceNumber resource, long? run) => session.Execute(
        Insert.In(session),
        ("@sequence", ledger.Sequence),
        ("@run", run),
        ("@workspace", ledger.Workspace.Value),
        ("@resource", resource.Value));

    private static string Image(Dialect dialect) => dialect.Object(
        "'type'", "o.type",
        "'id'", "o.scim_id",
        "'profile'", dialect.Json("o.profile"),
        "'managedBy'", "o.managed_by",
        "'version'", "o.version",
        "'created'", "o.created_at",
        "'modified'", "o.modified_at",
        "'sequence'", "o.sequence",
        "'run'", "o.run");
}
