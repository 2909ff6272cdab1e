using System.Text;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Text;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

internal static class GroupRows
{
    /// <summary>To be read by <see cref="Of"/>; groups are g.</summary>
    public static readonly Sql Select = new(_ =>
        """
        select g.group_number, g.scim_id, g.profile, g.extensions, g.managed_by, g.members, g.version, g.created_at, g.modified_at
        from groups g
        """);

    public static Group Of(Row row) => new(
        new GroupNumber(row.Number()),
        Stored.Id(row.Text()),
        GroupProfile.Stored(row.Bytes(), Stored.Uris(row.Word())),
        row.IntOrNull() is { } connection ? new ConnectionId(connection) : null,
        row.Number(),
        row.Number(),
        row.Time(),
        row.Time());

    public static Group? Find(Session session, WorkspaceId workspace, ScimId id) => session.First(
        $"{Select.In(session)} where g.workspace = @workspace and g.scim_id = @id", Of, ("@workspace", workspace.Value), ("@id", id.Value));

    public static Group? Find(Session session, WorkspaceId workspace, GroupNumber number) => session.First(
        $"{Select.In(session)} where g.workspace = @workspace and g.group_number = @group",
        Of,
        ("@workspace", workspace.Value),
        ("@group", number.Value));

    public static bool IsTaken(Session session, WorkspaceId workspace, string nameKey, GroupNumber? except) => session.Number(
        "select 1 from groups where workspace = @workspace and display_name_key = @key and group_number <> @except limit 1",
        ("@workspace", workspace.Value),
        ("@key", nameKey),
        ("@except", except?.Value ?? 0)) is not null;

    public static void Insert(Session session, Ledger ledger, Group group) => session.Execute(
        """
        insert into groups (workspace, group_number, scim_id, display_name, display_name_key, key_version, external_id, managed_by,
            members, version, created_at, modified_at, sequence, extensions, profile, search)
        values (@workspace, @group, @id, @name, @key, @keys, @external, @managed,
            @members, @version, @created, @modified, @sequence, @extensions, @profile, @search)
        """,
        [
            ("@id", group.Id.Value),
            ("@created", Stored.Time(group.Created)),
            .. Values(ledger, group),
            .. Profile(group.Profile),
        ]);

    /// <summary>All but the profile.</summary>
    public static void Update(Session session, Ledger ledger, Group group) => session.Execute(
        """
        update groups set managed_by = @managed, members = @members, version = @version, modified_at = @modified, sequence = @sequence
        where workspace = @workspace and group_number = @group
        """,
        Values(ledger, group));

    public static void UpdateProfile(Session session, Ledger ledger, Group group) => session.Execute(
        """
        update groups set display_name = @name, display_name_key = @key, key_version = @keys, external_id = @external,
            extensions = @extensions, profile = @profile, search = @search
        where workspace = @workspace and group_number = @group
        """,
        [
            ("@workspace", ledger.Workspace.Value),
            ("@group", group.Number.Value),
            .. Profile(group.Profile),
        ]);

    /// <summary>Which run created it.</summary>
    public static void SetRun(Session session, Ledger ledger, GroupNumber group, long run) => session.Execute(
        "update groups set run = @run where workspace = @workspace and group_number = @group",
        ("@run", run),
        ("@workspace", ledger.Workspace.Value),
        ("@group", group.Value));

    public static void Delete(Session session, Ledger ledger, GroupNumber group) => session.Execute(
        "delete from groups where workspace = @workspace and group_number = @group",
        ("@workspace", ledger.Workspace.Value),
        ("@group", group.Value));

    private static Parameter[] Values(Ledger ledger, Group group) =>
    [
        ("@workspace", ledger.Workspace.Value),
        ("@group", group.Number.Value),
        ("@managed", group.ManagedBy?.Value),
        ("@members", group.Members),
        ("@version", group.Version),
        ("@modified", Stored.Time(group.Modified)),
        ("@sequence", ledger.Sequence),
    ];

    private static Parameter[] Profile(GroupProfile profile) =>
    [
        ("@name", profile.DisplayName),
        ("@key", NameKey.Fold(profile.DisplayName)),
        ("@keys", NameKey.Version),
        ("@external", profile.Document.Text("externalId")),
        ("@extensions", string.Join(' ', profile.ExtensionUris)),
        ("@profile", Encoding.UTF8.GetString(profile.Json.Span)),
        Parameter.Json("@search", SearchDocument.Of(profile.Type!, profile.Document)),
    ];
}
