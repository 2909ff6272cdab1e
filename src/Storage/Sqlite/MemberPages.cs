using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Schemas;
using Rolecall.Storage.Ordering;

namespace Rolecall.Storage.Sqlite;

/// <summary>Lists of members; unless another order is asked for, in the order they were created, which is that of their numbers.</summary>
internal static class MemberPages
{
    private static readonly SqliteFilterDialect Dialect = new();

    private static readonly NumberedRows<Member> Rows = new(MemberRows.Select, "m", "member", MemberRows.Of, member => member.Number.Value);

    /// <summary>In a snapshot: total and page tell of the same state.</summary>
    public static MemberPage Read(SqliteSession session, WorkspaceId workspace, ResourceType type, MemberQuery query)
    {
        var filter = FilterSql.OfMembers(query.Filter, type, query.Filter is null ? "" : Locations.Root(session, workspace), Dialect);
        (string, object?)[] parameters =
            [("@workspace", workspace.Value), .. filter.Parameters.Select((value, i) => ($"@p{i}", (object?)value))];

        var total = Count(session, filter, query.Filter is not null, parameters);
        if (query.Count <= 0 || query.StartIndex > total)
            return new MemberPage(total, []);

        var order = new ListOrder("m", "member", KeyOf(query), query.Sort is { Descending: true }, Dialect);
        var pages = new PageReader<Member>(session, "members m", Rows, filter, order, parameters);
        if (query.After is not { } position)
            return new MemberPage(total, pages.ByIndex(query.StartIndex, query.Count));

        var (page, next) = pages.After(position, query.Count);
        return new MemberPage(total, page, next);
    }

    /// <summary>The next of those who have access, after a number.</summary>
    public static List<Member> Active(SqliteSession session, WorkspaceId workspace, MemberNumber after, int count) => session.All(
        $"""
        {MemberRows.Select}
        where m.workspace = @workspace and m.active = 1 and m.member > @after
        order by m.member limit @count
        """,
        MemberRows.Of,
        ("@workspace", workspace.Value),
        ("@after", after.Value),
        ("@count", count));

    private static OrderKey? KeyOf(MemberQuery query) => query.Sort is { } sort ? MemberOrder.Of(sort.Target, Dialect) : null;

    /// <summary>Everyone is counted already.</summary>
    private static long Count(
        SqliteSession session, FilterSql filter, bool filtered, ReadOnlySpan<(string Name, object? Value)> parameters) => session.Number(
            filtered
                ? $"select count(*) from members m where {filter.Where}"
                : "select scim_members from workspaces where workspace = @workspace",
            parameters) ?? 0;
}
