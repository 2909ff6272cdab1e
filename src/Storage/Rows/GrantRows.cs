using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

internal static class GrantRows
{
    public static IReadOnlyList<Grant> Of(Session session, WorkspaceId workspace, MemberNumber member) => session.All(
        """
        select source, role, custom_role, via, sequence, made_by, request_id, made_at
        from grants where workspace = @workspace and member = @member order by source
        """,
        row => new Grant(
            Stored.Word<GrantSource>(row.Text()),
            Stored.Role(row.IntOrNull(), row.IntOrNull()),
            row.TextOrNull() is { } via ? Stored.Word<RoleAttribute>(via) : null,
            row.Number(),
            row.Text(),
            row.Text(),
            row.Time()),
        ("@workspace", workspace.Value),
        ("@member", member.Value));

    public static void Write(Session session, WorkspaceId workspace, MemberState? before, MemberState after)
    {
        foreach (var gone in before?.Grants.Where(grant => after.GrantFrom(grant.Source) is null) ?? [])
        {
            session.Execute(
                "delete from grants where workspace = @workspace and member = @member and source = @source",
                ("@workspace", workspace.Value),
                ("@member", after.Member.Number.Value),
                ("@source", Stored.Word(gone.Source)));
        }

        foreach (var grant in after.Grants.Where(grant => before?.GrantFrom(grant.Source) != grant))
            Put(session, workspace, after.Member.Number, grant);
    }

    private static void Put(Session session, WorkspaceId workspace, MemberNumber member, Grant grant) => session.Execute(
        """
        insert into grants (workspace, member, source, role, custom_role, via, sequence, made_by, request_id, made_at)
        values (@workspace, @member, @source, @role, @custom, @via, @sequence, @by, @request, @at)
        on conflict (workspace, member, source) do update set role = excluded.role, custom_role = excluded.custom_role,
            via = excluded.via, sequence = excluded.sequence, made_by = excluded.made_by, request_id = excluded.request_id,
            made_at = excluded.made_at
        """,
        ("@workspace", workspace.Value),
        ("@member", member.Value),
        ("@source", Stored.Word(grant.Source)),
        ("@role", (int?)grant.Role.BuiltIn),
        ("@custom", grant.Role.Custom?.Value),
        ("@via", grant.Via is { } via ? Stored.Word(via) : null),
        ("@sequence", grant.Sequence),
        ("@by", grant.By),
        ("@request", grant.RequestId),
        ("@at", Stored.Time(grant.At)));
}
