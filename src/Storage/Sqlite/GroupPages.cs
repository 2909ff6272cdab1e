using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Schemas;
using Rolecall.Storage.Ordering;

namespace Rolecall.Storage.Sqlite;

/// <summary>Reads groups, each with its members if whoever reads asks for them.</summary>
internal static class GroupPages
{
    private static readonly SqliteFilterDialect Dialect = new();

    private static readonly NumberedRows<Group> Rows = new(GroupRows.Select, "g", "group_number", GroupRows.Of, group => group.Number.Value);

    public static T? Read<T>(SqliteSession session, WorkspaceId workspace, ScimId id, Func<Group, IEnumerable<GroupMember>, T> read)
        where T : class =>
        GroupRows.Find(session, workspace, id) is { } group ? read(group, GroupMembers.Of(session, workspace, group.Number)) : null;

    /// <summary>Unless another order is asked for, in the order they were created, which is that of their numbers.</summary>
    public static GroupPage<T> Read<T>(
        SqliteSession session, WorkspaceId workspace, ResourceType type, GroupQuery query, Func<Group, IEnumerable<GroupMember>, T> read)
    {
        var filter = FilterSql.OfGroups(query.Filter, type, query.Filter is null ? "" : Locations.Root(session, workspace), Dialect);
        (string, object?)[] parameters =
            [("@workspace", workspace.Value), .. filter.Parameters.Select((value, i) => ($"@p{i}", (object?)value))];

        var total = session.Number(
            query.Filter is null
                ? "select groups from workspaces where workspace = @workspace"
                : $"select count(*) from groups g where {filter.Where}",
            parameters) ?? 0;
        if (query.Count <= 0 || query.StartIndex > total)
            return new GroupPage<T>(total, []);

        var key = query.Sort is { } sort ? GroupOrder.Of(sort.Target, Dialect) : null;
        var order = new ListOrder("g", "group_number", key, query.Sort is { Descending: true }, Dialect);
        var pages = new PageReader<Group>(session, "groups g", Rows, filter, order, parameters);
        var (page, next) = query.After is { } position
            ? pages.After(position, query.Count)
            : (pages.ByIndex(query.StartIndex, query.Count), null);
        return new GroupPage<T>(total, [.. page.Select(group => read(group, GroupMembers.Of(session, workspace, group.Number)))], next);
    }
}
