using System.Text;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Text;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>
/// Writes what is new about a member and nothing else: a database writes each index that has a column which is named, also when its value
/// stays, and each is a page more that goes to the disk.
/// </summary>
internal static class MemberUpdate
{
    private static readonly string?[] Texts = new string?[(int)Parts.All + 1];

    public static void Run(Session session, WorkspaceId workspace, Member before, Member after, bool sameProfile, long sequence)
    {
        var profile = after.Profile;
        var parts = PartsOf(before, after, sameProfile);
        session.Execute(
            Texts[(int)parts] ??= TextOf(parts),
            ("@workspace", workspace.Value),
            ("@member", after.Number.Value),
            ("@version", after.Version),
            ("@modified", Stored.Time(after.Modified)),
            ("@sequence", sequence),
            ("@active", after.Active),
            ("@id", after.Id?.Value),
            ("@created", Stored.Time(after.Created)),
            ("@role", (int)after.Role.BuiltIn),
            ("@custom", after.Role.CustomId?.Value),
            ("@managed", after.ManagedBy?.Value),
            ("@account", after.Account),
            ("@name", profile.UserName),
            ("@key", parts.HasFlag(Parts.Names) ? NameKey.Fold(profile.UserName) : null),
            ("@keys", NameKey.Version),
            ("@external", profile.ExternalId),
            ("@display", parts.HasFlag(Parts.Names) ? MemberRows.DisplayNameKey(profile) : null),
            ("@extensions", sameProfile ? null : string.Join(' ', profile.ExtensionUris)),
            ("@profile", sameProfile ? null : Encoding.UTF8.GetString(profile.Json.Span)),
            Parameter.Json("@search", sameProfile ? "" : SearchDocument.Of(profile.Type!, profile.Document)));
        if (!sameProfile)
            EmailRows.Replace(session, workspace, before, after);
    }

    private static Parts PartsOf(Member before, Member after, bool sameProfile) =>
        (before.Active != after.Active ? Parts.Active : Parts.None)
        | (before.Id != after.Id || before.Created != after.Created ? Parts.Id : Parts.None)
        | (before.Role != after.Role ? Parts.Role : Parts.None)
        | (before.ManagedBy != after.ManagedBy || before.Account != after.Account ? Parts.Owners : Parts.None)
        | (sameProfile ? Parts.None : Parts.Profile)
        | (sameProfile || SameNames(before.Profile, after.Profile) ? Parts.None : Parts.Names);

    private static bool SameNames(MemberProfile before, MemberProfile after) =>
        before.UserName == after.UserName
        && before.ExternalId == after.ExternalId
        && before.Document.Text("displayName") == after.Document.Text("displayName");

    private static string TextOf(Parts parts) =>
        $"""
        update members set version = @version, modified_at = @modified, sequence = @sequence
            {(parts.HasFlag(Parts.Active) ? ", active = @active, readmitted_at = case when @active then @modified else readmitted_at end" : "")}
            {(parts.HasFlag(Parts.Id) ? ", scim_id = @id, created_at = @created" : "")}
            {(parts.HasFlag(Parts.Role) ? ", role = @role, custom_role = @custom" : "")}
            {(parts.HasFlag(Parts.Owners) ? ", managed_by = @managed, account = @account" : "")}
            {(parts.HasFlag(Parts.Profile) ? ", extensions = @extensions, profile = @profile, search = @search" : "")}
            {(parts.HasFlag(Parts.Names) ? ", user_name = @name, user_name_key = @key, key_version = @keys, external_id = @external, display_name_key = @display" : "")}
        where workspace = @workspace and member = @member
        """;

    [Flags]
    private enum Parts
    {
        None = 0,
        Active = 1,

        /// <summary>A deleted person who comes back is a new resource.</summary>
        Id = 2,
        Role = 4,
        Owners = 8,
        Profile = 16,
        Names = 32,
        All = 63,
    }
}
