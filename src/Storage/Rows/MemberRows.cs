using System.Text;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Text;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Rows of members. The role's name, what it inherits and the names of groups are joined in, so that renaming one rewrites none.</summary>
internal static class MemberRows
{
    /// <summary>To be read by <see cref="Of"/>; members are m, their custom roles r.</summary>
    /// <remarks>
    /// Most are in no group, and to find that out costs a third of what it costs to put none in order. Not by "exists": PostgreSQL may
    /// answer that from a list of all who are in any group.
    /// </remarks>
    public static readonly Sql Select = new(dialect =>
        $"""
        select m.member, m.scim_id, m.profile, m.extensions, coalesce(r.inherited, m.role), m.custom_role, r.name,
            m.managed_by, m.account, m.version, m.created_at, m.modified_at,
            case when (
                    select 1 from {dialect.From("group_members", "gm", "group_members_of")}
                    where gm.workspace = m.workspace and gm.member = m.member limit 1) is not null
                then (
                    select cast({dialect.ArrayOf(dialect.Array("g.scim_id", "g.display_name"), "gm.joined")} as text)
                    from {dialect.From("group_members", "gm", "group_members_of")}
                    {dialect.ThenJoin} groups g on g.workspace = gm.workspace and g.group_number = gm.group_number
                    where gm.workspace = m.workspace and gm.member = m.member)
                else '[]' end
        from members m left join roles r on r.workspace = m.workspace and r.role = m.custom_role
        """);

    private static readonly Dictionary<BuiltInRole, AssignedRole> BuiltIn =
        Enum.GetValues<BuiltInRole>().ToDictionary(role => role, role => new AssignedRole(role, null, null));

    public static Member Of(Row row) => new(
        new MemberNumber(row.Number()),
        row.TextOrNull() is { } id ? Stored.Id(id) : null,
        MemberProfile.Stored(row.Bytes(), Stored.Uris(row.Word())),
        Role((BuiltInRole)row.Int(), row.IntOrNull(), row.WordOrNull()),
        row.IntOrNull() is { } connection ? new ConnectionId(connection) : null,
        row.NumberOrNull(),
        row.Number(),
        row.Time(),
        row.Time())
    {
        Groups = Groups(row.Word()),
    };

    /// <param name="run">Which run creates it; null when it does not come over SCIM.</param>
    public static void Insert(Session session, WorkspaceId workspace, Member member, long sequence, long? run)
    {
        var profile = member.Profile;
        session.Execute(
            """
            insert into members (workspace, member, scim_id, user_name, user_name_key, key_version, external_id, display_name_key,
                active, role, custom_role, managed_by, account, version, created_at, modified_at, sequence, extensions, profile, search, run)
            values (@workspace, @member, @id, @name, @key, @keys, @external, @display,
                @active, @role, @custom, @managed, @account, @version, @created, @modified, @sequence, @extensions, @profile, @search, @run)
            """,
            ("@workspace", workspace.Value),
            ("@member", member.Number.Value),
            ("@id", member.Id?.Value),
            ("@name", profile.UserName),
            ("@key", NameKey.Fold(profile.UserName)),
            ("@keys", NameKey.Version),
            ("@external", profile.ExternalId),
            ("@display", DisplayNameKey(profile)),
            ("@active", member.Active),
            ("@role", (int)member.Role.BuiltIn),
            ("@custom", member.Role.CustomId?.Value),
            ("@managed", member.ManagedBy?.Value),
            ("@account", member.Account),
            ("@version", member.Version),
            ("@created", Stored.Time(member.Created)),
            ("@modified", Stored.Time(member.Modified)),
            ("@sequence", sequence),
            ("@run", run),
            ("@extensions", string.Join(' ', profile.ExtensionUris)),
            ("@profile", Encoding.UTF8.GetString(profile.Json.Span)),
            Parameter.Json("@search", SearchDocument.Of(profile.Type!, profile.Document)));
        EmailRows.Add(session, workspace, member);
    }

    public static string? DisplayNameKey(MemberProfile profile) =>
        profile.Document.Text("displayName") is { } name ? NameKey.Fold(name) : null;

    private static AssignedRole Role(BuiltInRole builtIn, int? custom, string? name) =>
        custom is { } id ? new AssignedRole(builtIn, new RoleId(id), name) : BuiltIn[builtIn];

    private static IReadOnlyList<MemberGroup> Groups(string json) =>
        json == "[]" ? [] : [.. StoredJson.Rows(json).Select(group => new MemberGroup(Stored.Id(group[0]), group[1]))];
}
