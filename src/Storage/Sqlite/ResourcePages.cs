using Rolecall.Domain;
using Rolecall.Domain.Resources;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Schemas;
using Rolecall.Storage.Ordering;

namespace Rolecall.Storage.Sqlite;

/// <summary>Lists of the resources of one type; unless another order is asked for, in the order they were created.</summary>
internal static class ResourcePages
{
    private static readonly SqliteFilterDialect Dialect = new();

    /// <summary>In a snapshot: total and page tell of the same state.</summary>
    public static ListPage<Resource> Read(SqliteSession session, WorkspaceId workspace, ResourceType type, ListQuery query)
    {
        var filter = FilterSql.OfResources(query.Filter, type, query.Filter is null ? "" : Locations.Root(session, workspace), Dialect);
        (string, object?)[] parameters =
            [("@workspace", workspace.Value), .. filter.Parameters.Select((value, i) => ($"@p{i}", (object?)value))];

        var total = session.Number($"select count(*) from resources o where {filter.Where}", parameters) ?? 0;
        if (query.Count <= 0 || query.StartIndex > total)
            return new ListPage<Resource>(total, []);

        var key = query.Sort is { } sort ? ResourceOrder.Of(sort.Target, Dialect) : null;
        var order = new ListOrder("o", "resource", key, query.Sort is { Descending: true }, Dialect);
        var pages = new PageReader<Resource>(session, "resources o", ResourceRows.Select, filter, order, parameters, ResourceRows.Of);
        if (query.After is not { } position)
            return new ListPage<Resource>(total, pages.ByIndex(query.StartIndex, query.Count));

        var (page, next) = pages.After(position, query.Count, resource => resource.Number.Value);
        return new ListPage<Resource>(total, page, next);
    }
}
