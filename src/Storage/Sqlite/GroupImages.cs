using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;

namespace Rolecall.Storage.Sqlite;

/// <summary>Keeps groups as they are before a change.</summary>
internal static class GroupImages
{
    private const string Image =
        """
        json_object('id', g.scim_id, 'profile', json(g.profile), 'managedBy', g.managed_by, 'members', g.members, 'version', g.version,
            'created', g.created_at, 'modified', g.modified_at, 'sequence', g.sequence)
        """;

    /// <summary>Taken before the change, kept when it is known which run it belongs to.</summary>
    public static string Take(SqliteSession session, Ledger ledger, GroupNumber group) => session.Text(
        $"select {Image} from groups g where g.workspace = @workspace and g.group_number = @group",
        ("@workspace", ledger.Workspace.Value),
        ("@group", group.Value))!;

    public static void Keep(SqliteSession session, Ledger ledger, GroupNumber group, string image, long? run) => session.Execute(
        """
        insert into group_images (workspace, group_number, sequence, run, image)
        values (@workspace, @group, @sequence, @run, @image)
        """,
        ("@workspace", ledger.Workspace.Value),
        ("@group", group.Value),
        ("@sequence", ledger.Sequence),
        ("@run", run),
        ("@image", image));

    /// <summary>Of every group a member is in.</summary>
    public static void Keep(SqliteSession session, Ledger ledger, MemberNumber member, long? run) => session.Execute(
        $"""
        insert into group_images (workspace, group_number, sequence, run, image)
        select g.workspace, g.group_number, @sequence, @run, {Image}
        from group_members gm indexed by group_members_of
        cross join groups g on g.workspace = gm.workspace and g.group_number = gm.group_number
        where gm.workspace = @workspace and gm.member = @member
        """,
        ("@sequence", ledger.Sequence),
        ("@run", run),
        ("@workspace", ledger.Workspace.Value),
        ("@member", member.Value));
}
