using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Keeps groups as they are before a change.</summary>
internal static class GroupImages
{
    private static readonly Sql TakeOne = new(dialect =>
        $"select {Image(dialect)} from groups g where g.workspace = @workspace and g.group_number = @group");

    private static readonly Sql KeepAll = new(dialect =>
        $"""
        insert into group_images (workspace, group_number, sequence, run, image)
        select g.workspace, g.group_number, @sequence, @run, {Image(dialect)}
        from {dialect.From("group_members", "gm", "group_members_of")}
        {dialect.ThenJoin} groups g on g.workspace = gm.workspace and g.group_number = gm.group_number
        where gm.workspace = @workspace and gm.member = @member
        """);

    /// <summary>Taken before the change, kept when it is known which run it belongs to.</summary>
    public static string Take(Session session, Ledger ledger, GroupNumber group) => session.Text(
        TakeOne.In(session),
        ("@workspace", ledger.Workspace.Value),
        ("@group", group.Value))!;

    public static void Keep(Session session, Ledger ledger, GroupNumber group, string image, long? run) => session.Execute(
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
    public static void Keep(Session session, Ledger ledger, MemberNumber member, long? run) => session.Execute(
        KeepAll.In(session),
        ("@sequence", ledger.Sequence),
        ("@run", run),
        ("@workspace", ledger.Workspace.Value),
        ("@member", member.Value));

    private static string Image(Dialect dialect) => "cast(" + dialect.Object(
        "'id'", "g.scim_id",
        "'profile'", dialect.Json("g.profile"),
        "'managedBy'", "g.managed_by",
        "'members'", "g.members",
        "'version'", "g.version",
        "'created'", "g.created_at",
        "'modified'", "g.modified_at",
        "'sequence'", "g.sequence",
        "'run'", "g.run") + " as text)";
}
