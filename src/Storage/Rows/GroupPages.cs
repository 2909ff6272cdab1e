using Rolecall.Domain;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Schemas;
using Rolecall.Storage.Ordering;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Reads groups, each with its members if whoever reads asks for them.</summary>
internal static class GroupPages
{
    private static readonly NumberedRows<Group> Rows =
        new(GroupRows.Select, "groups g", new Sql(_ => "groups g"), "g", "group_number", GroupRows.Of, group => group.Number.Value);

    public static T? Read<T>(Session session, WorkspaceId workspace, ScimId id, Func<Group, IEnumerable<GroupMember>, T> read)
        where T : class =>
        GroupRows.Find(session, workspace, id) is { } group ? read(group, GroupMembers.Of(session, workspace, group.Number)) : null;

    public static ListPage<T> Read<T>(
        Session session, WorkspaceId workspace, ResourceType type, ListQuery query, Func<Group, IEnumerable<GroupMember>, T> read)
    {
        var dialect = session.Dialect;
        var filter = FilterSql.OfGroups(query.Filter, type, query.Filter is null ? "" : Locations.Root(session, workspace), dialect);
        var key = query.Sort is { } sort ? GroupOrder.Of(sort.Target, dialect) : null;
        var pages = new PageReader<Group>(session, workspace, Rows, filter, key, query.Sort is { Descending: true });
        var page = pages.Read(query, query.Filter is null ? All(session, workspace) : null);
        return new ListPage<T>(page.Total, [.. page.Items.Select(group => read(group, GroupMembers.Of(session, workspace, group.Number)))], page.Next);
    }

    private static PlainList? All(Session session, WorkspaceId workspace) => session.Held.Find(workspace) is { } held
        ? new PlainList(held.Groups, held.Shifts)
        : session.First(
            "select groups, shifts from workspaces where workspace = @workspace",
            row => new PlainList(row.Number(), row.Number()),
            ("@workspace", workspace.Value));
}
