using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Schemas;
using Rolecall.Storage.Ordering;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Lists of members.</summary>
internal static class MemberPages
{
    private static readonly NumberedRows<Member> Rows =
        new(MemberRows.Select, "members m", new Sql(dialect => dialect.From("members", "m", "members_listed")), "m", "member", MemberRows.Of, member => member.Number.Value);

    public static ListPage<Member> Read(Session session, WorkspaceId workspace, ResourceType type, ListQuery query)
    {
        var dialect = session.Dialect;
        var filter = FilterSql.OfMembers(query.Filter, type, query.Filter is null ? "" : Locations.Root(session, workspace), dialect);
        if (query.Managed is { } managed)
            filter = filter with { Where = $"{filter.Where} and m.managed_by is {(managed ? "not null" : "null")}" };
        var key = query.Sort is { } sort ? MemberOrder.Of(sort.Target, dialect) : null;
        var pages = new PageReader<Member>(session, workspace, Rows, filter, key, query.Sort is { Descending: true });
        return pages.Read(query, query is { Filter: null, Managed: null } ? Everyone(session, workspace) : null);
    }

    /// <summary>The next of those who have access, after a number.</summary>
    public static List<Member> Active(Session session, WorkspaceId workspace, MemberNumber after, int count) => session.All(
        $"""
        {MemberRows.Select.In(session)}
        where m.workspace = @workspace and m.active = true and m.member > @after
        order by m.member limit @count
        """,
        MemberRows.Of,
        ("@workspace", workspace.Value),
        ("@after", after.Value),
        ("@count", count));

    private static PlainList? Everyone(Session session, WorkspaceId workspace) => session.Held.Find(workspace) is { } held
        ? new PlainList(held.ScimMembers, held.Shifts)
        : session.First(
            "select scim_members, shifts from workspaces where workspace = @workspace",
            row => new PlainList(row.Number(), row.Number()),
            ("@workspace", workspace.Value));
}
