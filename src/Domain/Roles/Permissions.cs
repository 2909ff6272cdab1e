using Rolecall.Scim;
using Rolecall.Scim.Text;

namespace Rolecall.Domain.Roles;

/// <summary>Every permission there is, and who has it. The list is part of the public API: keys are added, never taken away.</summary>
public static class Permissions
{
    public static readonly Permission InviteMembers =
        new("members.invite", "Invite people as members or admins.", BuiltInRole.Member, BuiltInRole.Member);

    public static readonly Permission InviteGuests =
        new("guests.invite", "Invite guests and limited members.", BuiltInRole.Member, BuiltInRole.LimitedMember);

    public static readonly Permission ManageMembers =
        new("members.manage", "Change people's roles, and end or restore their access.", BuiltInRole.Admin, BuiltInRole.Admin);

    public static readonly Permission ManageRoles =
        new("roles.manage", "Create, change and delete custom roles.", BuiltInRole.Owner, BuiltInRole.Admin);

    public static readonly Permission ManageSso =
        new("sso.manage", "Set up the connection to an identity provider and how people sign in.", BuiltInRole.Admin, BuiltInRole.Admin);

    public static readonly Permission ManageProvisioning = new(
        "provisioning.manage", "Rotate SCIM tokens, read the provisioning log, undo what was provisioned and release held deactivations.", BuiltInRole.Admin, BuiltInRole.Admin);

    public static readonly Permission ManageSettings =
        new("settings.manage", "Change the workspace's settings and policies.", BuiltInRole.Admin, BuiltInRole.Admin);

    public static readonly Permission ViewAudit =
        new("audit.view", "Read the audit and outgoing events.", BuiltInRole.Admin, BuiltInRole.Admin);

    public static readonly Permission UseApi =
        new("api.use", "Make personal API keys.", BuiltInRole.Guest, BuiltInRole.Guest);

    /// <summary>In the order of the documentation.</summary>
    public static IReadOnlyList<Permission> All { get; } =
    [
        InviteMembers,
        InviteGuests,
        ManageMembers,
        ManageRoles,
        new("groups.view", "See groups and who is in them.", BuiltInRole.LimitedMember, BuiltInRole.Guest),
        new("groups.manage", "Create, change and delete groups.", BuiltInRole.Admin, BuiltInRole.Member),
        ManageSso,
        ManageProvisioning,
        ManageSettings,
        ViewAudit,
        new("billing.view", "See the plan and invoices.", BuiltInRole.Admin, BuiltInRole.Member),
        new("billing.manage", "Change the plan and the way of payment.", BuiltInRole.Admin, BuiltInRole.Admin),
        new("integrations.manage", "Connect other applications to the workspace.", BuiltInRole.Admin, BuiltInRole.Member),
        new("webhooks.manage", "Have events delivered to other systems.", BuiltInRole.Admin, BuiltInRole.Admin),
        UseApi,
        new("content.view", "See content that is shared with the person.", BuiltInRole.Guest, BuiltInRole.Guest),
        new("content.create", "Create content.", BuiltInRole.Member, BuiltInRole.Guest),
        new("content.edit", "Edit content that is shared with the person.", BuiltInRole.LimitedMember, BuiltInRole.Guest),
        new("content.delete", "Delete content.", BuiltInRole.Member, BuiltInRole.LimitedMember),
        new("content.share", "Share content with others, also by public links.", BuiltInRole.Member, BuiltInRole.LimitedMember),
        new("content.export", "Export content from the workspace.", BuiltInRole.Member, BuiltInRole.LimitedMember),
    ];

    public static Permission? Find(string key) => All.FirstOrDefault(permission => permission.Key == key);

    /// <summary>What a built-in role may do.</summary>
    public static IReadOnlyDictionary<string, bool> Effective(BuiltInRole role) =>
        All.ToDictionary(permission => permission.Key, permission => permission.IsDefaultOf(role), StringComparer.Ordinal);

    /// <summary>What a custom role may do: the defaults of the role it inherits, and what it says otherwise.</summary>
    public static IReadOnlyDictionary<string, bool> Effective(CustomRole role) => All.ToDictionary(
        permission => permission.Key,
        permission => role.Permissions.TryGetValue(permission.Key, out var own) ? own : permission.IsDefaultOf(role.Inherited),
        StringComparer.Ordinal);

    internal static IReadOnlyDictionary<string, bool> Effective(RoleRef role, RoleBook roles) =>
        role.BuiltIn is { } builtIn ? Effective(builtIn) : Effective(roles.Find(role.Custom!.Value)!);

    /// <summary>What differs from the inherited role's defaults; only this is stored, so that a new default reaches old roles.</summary>
    /// <exception cref="RefusedException">InvalidValue: no such permission, or one that such a role cannot have.</exception>
    internal static IReadOnlyDictionary<string, bool> Check(BuiltInRole inherited, IReadOnlyDictionary<string, bool> requested)
    {
        var own = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var (key, allowed) in requested)
        {
            var permission = Find(key) ?? throw new RefusedException(
                Refusal.InvalidValue, $"There is no permission '{key.Shortened()}': GET …/permissions lists those there are.");
            if (allowed && !permission.IsGrantableTo(inherited))
            {
                throw new RefusedException(
                    Refusal.InvalidValue,
                    $"'{key}' can only be given to a role that inherits {permission.GrantableFrom.Word()} or more, and this one inherits {inherited.Word()}.");
            }

            if (allowed != permission.IsDefaultOf(inherited))
                own[key] = allowed;
        }

        return own;
    }
}
