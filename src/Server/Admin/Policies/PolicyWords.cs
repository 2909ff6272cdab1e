using Rolecall.Domain.Workspaces;
using Rolecall.Server.Pages.Parts;

namespace Rolecall.Server.Admin.Policies;

/// <summary>The policies in plain words. A policy or value without any is shown under its own name.</summary>
internal static class PolicyWords
{
    public static readonly IReadOnlyList<(string Name, string Title, string Sentence, string? Badge)> Presets =
    [
        ("documented", "As the guide says", "Exactly what the Okta guide promises: after creation only the role follows Okta.", null),
        ("resilient", "Resilient", "Everything follows Okta, renamed roles keep working and accidents are held back.", "recommended"),
        ("rfc", "Plain SCIM", "RFC 7643 and 7644 to the letter, for generic clients and conformance suites.", null),
    ];

    /// <summary>Policies that have no preset: they are the owner's.</summary>
    public static bool IsOwners(string policy) => policy is "role_ceiling" or "default_role";

    public static PolicyCard Of(string policy, IReadOnlyList<string> values, string current, string value)
    {
        var (title, sentence) = Words(policy);
        return new PolicyCard(policy, title, sentence, current, value, [.. values.Select(one => Choice(policy, one))], IsOwners(policy));
    }

    public static IReadOnlyList<PolicyChange> Changes(Behaviour before, Behaviour after) =>
    [
        .. PolicyNames.Describe(before).Zip(PolicyNames.Describe(after))
            .Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => new PolicyChange(
                Words(pair.First.Key).Title, Choice(pair.First.Key, pair.First.Value).Title, Choice(pair.First.Key, pair.Second.Value).Title)),
    ];

    private static (string Title, string Sentence) Words(string policy) => policy switch
    {
        "profile_updates" => ("Profile updates", "What happens when the identity provider changes a name or an e-mail after the person was created."),
        "renamed_roles" => ("Renamed roles", "Whether a mapping by customRoleName goes on working after the role was renamed here."),
        "unknown_role" => ("Unknown roles", "What happens to a push that names a role this workspace does not have."),
        "rehire_by_post" => ("People who come back", "What it means when the identity provider creates someone who is inactive here."),
        "group_roles" => ("Roles by group", "Whether being in a group can give people their role."),
        "mass_deactivation" => ("Mass deactivation", "What happens when more than 20 % of the people, and at least ten, are deactivated within an hour."),
        "token_rotation" => ("Token rotation", "What becomes of the former SCIM API Token when a new one is made."),
        "duplicate_group_names" => ("Groups with the same name", "Whether two groups may have one display name."),
        "role_ceiling" => ("Highest role over SCIM", "No identity provider assigns more than this; never owner. Only the owner changes it."),
        "default_role" => ("Default role", "The role of people whom nothing gives one. Only the owner changes it."),
        _ => (policy, ""),
    };

    private static Option Choice(string policy, string value)
    {
        var (title, hint) = (policy, value) switch
        {
            ("profile_updates", "role_only") => ("Only the role follows", "Other changes are acknowledged, not applied, and shown with the person."),
            ("profile_updates", "full") => ("Everything follows", "Names, e-mails and the rest are as the identity provider has them."),
            ("renamed_roles", "current") => ("Only the current name counts", "Renaming breaks a mapping by name; ids go on working."),
            ("renamed_roles", "alias") => ("Former names keep working", "Until another role takes the name."),
            ("unknown_role", "reject") => ("Refuse it and say so", "Okta shows the sentence to its admin. A deactivation is never refused."),
            ("unknown_role", "keep") => ("Accept it, keep the role", "New people get the default role, and the log warns."),
            ("rehire_by_post", "reactivate") => ("Reactivate the person", "Same id, former role and groups."),
            ("rehire_by_post", "conflict") => ("Refuse with 409", "As plain RFC 7644 has it."),
            ("group_roles", "off") => ("Groups give no roles", "Roles come from attributes and from people here."),
            ("group_roles", "on") => ("Groups give roles", "By the group's id, in the order of the list under Provisioning."),
            ("mass_deactivation", "off") => ("Let it happen", "Nobody is told."),
            ("mass_deactivation", "warn") => ("Let it happen and warn", "It stands in the audit, and the app is told."),
            ("mass_deactivation", "hold") => ("Hold it until it is released", "The identity provider is asked to try again later. One person alone is never held."),
            ("token_rotation", "immediate") => ("It stops at once", "Okta fails until the new one is pasted."),
            ("token_rotation", "overlap") => ("It works for another 24 hours", "Time to paste the new one without a gap."),
            ("duplicate_group_names", "conflict") => ("Refuse the second", "Okta finds groups by name: two of one name would confuse it."),
            ("duplicate_group_names", "allow") => ("Allow them", "As plain SCIM does."),
            (_, "admin") => ("Admin", (string?)null),
            (_, "member") => ("Member", null),
            (_, "limited_member") => ("Limited member", null),
            (_, "guest") => ("Guest", null),
            _ => (value, null),
        };
        return new Option(value, title, hint);
    }
}
