using Rolecall.Domain.Members;

namespace Rolecall.Storage.Sqlite;

/// <summary>Keeps members as they are before a change; made by the database, because a removed role changes very many at once.</summary>
internal static class MemberImages
{
    private const string Insert =
        """
        insert into member_images (workspace, member, sequence, run, image)
        select m.workspace, m.member, @sequence, @run, json_object(
            'id', m.scim_id,
            'profile', json(m.profile),
            'active', json(iif(m.active, 'true', 'false')),
            'role', m.role,
            'customRole', m.custom_role,
            'managedBy', m.managed_by,
            'account', m.account,
            'version', m.version,
            'created', m.created_at,
            'modified', m.modified_at,
            'sequence', m.sequence,
            'grants', json((select json_group_array(json_object('source', g.source, 'role', g.role, 'customRole', g.custom_role,
                    'via', g.via, 'sequence', g.sequence, 'by', g.made_by, 'requestId', g.request_id, 'at', g.made_at))
                from grants g where g.workspace = m.workspace and g.member = m.member)),
            'received', json((select json_group_array(json_object('connection', v.connection, 'customRoleId', v.custom_role_id,
                    'customRoleName', v.custom_role_name, 'role', v.role))
                from received_roles v where v.workspace = m.workspace and v.member = m.member)),
            'drift', json((select json_group_array(json_object('attribute', d.attribute, 'sent', json(d.sent), 'reason', d.reason,
                    'since', d.since))
                from drift d where d.workspace = m.workspace and d.member = m.member)))
        from members m
        """;

    public static void Keep(SqliteSession session, Ledger ledger, MemberNumber member, long? run) => session.Execute(
        $"{Insert} where m.workspace = @workspace and m.member = @member",
        ("@sequence", ledger.Sequence),
        ("@run", run),
        ("@workspace", ledger.Workspace.Value),
        ("@member", member.Value));

    /// <summary>Of all of them.</summary>
    public static void Keep(SqliteSession session, Ledger ledger, Holders holders) => session.Execute(
        $"{Insert} where m.workspace = @workspace and {holders.Condition}",
        ("@sequence", ledger.Sequence),
        ("@run", null),
        ("@workspace", ledger.Workspace.Value),
        ("@former", holders.Former));
}
