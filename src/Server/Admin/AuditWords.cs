using System.Text.Json;
using Rolecall.Domain.Auditing;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.Pages;
using Rolecall.Server.Pages.Parts;

namespace Rolecall.Server.Admin;

/// <summary>The audit in sentences. Only numbers stand in it for people, so that no name is kept for good; names are looked up as they are now.</summary>
internal static class AuditWords
{
    /// <param name="names">People by what the audit calls them: "member:12".</param>
    public static TimelineItem Of(AuditEntry entry, Shell shell, WorkspaceView view, IReadOnlyDictionary<string, string> names)
    {
        var (kind, id) = Parts(entry.Fact.Target);
        var (icon, tone, sentence) = Words(entry.Fact.Action, kind == "member" ? names.GetValueOrDefault(entry.Fact.Target, $"Member {id}") : kind == "group" ? "A group" : "It", entry.Fact.Detail);
        return new TimelineItem(icon, tone, sentence, By(entry.By, view), entry.At, kind == "member" ? shell.Path($"/members/{id}") : null);
    }

    /// <summary>Who did something, as the audit and the log name them: "scim:…", "member:12", "workspace-key:…", "sign-in:3", "operator".</summary>
    public static string By(string by, WorkspaceView view)
    {
        var (kind, id) = Parts(by);
        return kind switch
        {
            "scim" => view.Connections.Enabled()?.Name is { } name ? $"{name} (SCIM)" : "SCIM",
            "member" when id == view.Workspace.Owner.ToString() => "the owner",
            "member" => $"member {id}",
            "workspace-key" => "an API key of the workspace",
            "owner-link" => "by an owner's link",
            "sign-in" => $"through {view.Connections.FirstOrDefault(one => one.Id.ToString() == id)?.Name ?? "the identity provider"}",
            "browser" => "in a browser",
            "operator" => "the operator",
            _ => by,
        };
    }

    private static (string Icon, string Tone, string Sentence) Words(string action, string who, string detail) => action switch
    {
        "member.created" => ("user-plus", "good", $"{who} was created."),
        "member.deactivated" or "member.access_ended" => ("user-off", "warn", $"{who} lost access."),
        "member.reactivated" or "member.access_restored" => ("user-check", "good", $"{who} has access again."),
        "member.reattached" => ("user-check", "good", $"{who} came back under a new id."),
        "member.deleted" => ("user-x", "bad", $"{who} was deleted by the identity provider."),
        "member.role_changed" => ("shield", "accent", $"{who} has another role."),
        "member.role_granted" => ("shield-check", "accent", $"{who} was given a role by hand."),
        "member.role_withdrawn" => ("shield-x", "neutral", $"The role given to {who} by hand was withdrawn."),
        "member.grant_changed" => ("shield", "neutral", $"{who} has another reason for the same role."),
        "member.updated" => ("user-edit", "neutral", $"The profile of {who} changed."),
        "member.adopted" => ("link", "neutral", $"{who} is now managed by the identity provider."),
        "group.created" => ("users-plus", "good", "A group was created."),
        "group.updated" => ("users", "neutral", "A group was renamed or changed."),
        "group.members_changed" => ("users", "neutral", "The members of a group changed."),
        "group.deleted" => ("users-minus", "warn", "A group was deleted."),
        "group.adopted" => ("link", "neutral", "A group is now managed by the identity provider."),
        "role.created" => ("shield-plus", "good", $"The role {Name(detail)} was created."),
        "role.changed" => ("shield", "accent", $"The role {Name(detail)} was changed."),
        "role.deleted" => ("shield-minus", "warn", $"The role {Name(detail)} was deleted."),
        "workspace.founded" => ("sparkles", "accent", "The workspace was created."),
        "workspace.policies_changed" => ("adjustments-horizontal", "accent", "The policies were changed."),
        "workspace.group_roles_changed" => ("users-group", "accent", "The roles that groups give were changed."),
        "connection.added" => ("plug", "good", "A connection to an identity provider was added."),
        "connection.changed" => ("plug", "neutral", "A connection was changed."),
        "connection.configured" => ("plug", "neutral", "The settings of a connection were changed."),
        "connection.proven" => ("plug-connected", "good", "Somebody signed in through a connection, which proves it."),
        "sso.linked" => ("link", "neutral", $"{who} was linked to the identity provider."),
        "sso.unlinked" => ("unlink", "warn", $"{who} was unlinked from the identity provider."),
        "sso.bypass_set" => ("lock", "warn", $"Whether {who} may do without single sign-on was changed."),
        "connection.enabled" => ("plug-connected", "good", "A connection was enabled."),
        "connection.disabled" => ("plug-connected-x", "warn", "A connection was disabled."),
        "session.started" => ("login-2", "neutral", $"{who} signed in."),
        "session.ended" => ("logout", "neutral", $"{who} signed out."),
        "account.linked" => ("link", "good", $"{who} proved an e-mail address and has a password now."),
        "account.changed" => ("user-edit", "neutral", $"{who} changed {Own(Text(detail, "what"))}."),
        "credential.issued" => ("key", "accent", "A token or key was made."),
        "credential.ended" => ("key-off", "neutral", "A token or key stopped."),
        "provisioning.mass_deactivation" => ("alert-triangle", "bad", "Very many people are being deactivated at once."),
        "provisioning.refused" => ("ban", "warn", "A change by the identity provider was refused."),
        "provisioning.deactivations_released" => ("lock-open", "accent", "Held deactivations were released."),
        "provisioning.undone" or "provisioning.run_undone" => ("arrow-back-up", "accent", "What the identity provider had done was undone."),
        _ => ("point", "neutral", $"{action.Replace('_', ' ').Replace(".", ": ", StringComparison.Ordinal)}."),
    };

    private static string Own(string? what) => what switch
    {
        "password" => "their password",
        "email" => "the e-mail address they sign in with",
        "name" => "their own name",
        "second_factor" => "their second factor",
        _ => "their account",
    };

    private static string Name(string detail) => Text(detail, "name") is { } name ? $"“{name}”" : "";

    private static string? Text(string detail, string property)
    {
        using var document = JsonDocument.Parse(detail);
        return document.RootElement.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    private static (string Kind, string Id) Parts(string target)
    {
        var colon = target.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (target, "") : (target[..colon], target[(colon + 1)..]);
    }
}
