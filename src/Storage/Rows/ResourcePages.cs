using Rolecall.Domain;
using Rolecall.Domain.Resources;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Schemas;
using Rolecall.Storage.Ordering;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Lists of the resources of one type.</summary>
internal static class ResourcePages
{
    private static readonly NumberedRows<Resource> Rows =
        new(ResourceRows.Select, "resources o", new Sql(_ => "resources o"), "o", "resource", ResourceRows.Of, resource => resource.Number.Value);

    public static ListPage<Resource> Read(Session session, WorkspaceId workspace, ResourceType type, ListQuery query)
    {
        var dialect = session.Dialect;
        var filter = FilterSql.OfResources(query.Filter, type, query.Filter is null ? "" : Locations.Root(session, workspace), dialect);
        var key = query.Sort is { } sort ? ResourceOrder.Of(sort.Target, dialect) : null;
        return new PageReader<Resource>(session, workspace, Rows, filter, key, query.Sort is { Descending: true }).Read(query, null);
    }
}
