using Rolecall.Domain.Resources;

namespace Rolecall.Storage.Sqlite;

/// <summary>Keeps resources as they are before a change.</summary>
internal static class ResourceImages
{
    public static void Keep(SqliteSession session, Ledger ledger, ResourceNumber resource, long? run) => session.Execute(
        """
        insert into resource_images (workspace, resource, sequence, run, image)
        select o.workspace, o.resource, @sequence, @run, json_object('type', o.type, 'id', o.scim_id, 'profile', json(o.profile),
            'managedBy', o.managed_by, 'version', o.version, 'created', o.created_at, 'modified', o.modified_at, 'sequence', o.sequence)
        from resources o where o.workspace = @workspace and o.resource = @resource
        """,
        ("@sequence", ledger.Sequence),
        ("@run", run),
        ("@workspace", ledger.Workspace.Value),
        ("@resource", resource.Value));
}
