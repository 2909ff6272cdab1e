using Rolecall.Domain.Connections;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.Pages.Parts;

namespace Rolecall.Server.Admin.SignOn;

/// <summary>Single sign-on in plain words.</summary>
internal static class SignOnWords
{
    public static readonly IReadOnlyList<Option> Kinds =
    [
        new("okta-saml", "Okta (SAML)", "What Okta's own guide sets up: two addresses go there, a metadata URL comes back.") { Badge = "recommended" },
        new("oidc", "Okta or other (OpenID Connect)", "An issuer, a client id and a client secret."),
        new("saml", "Other SAML 2.0 provider", "By metadata, or by issuer, sign-on URL and certificate."),
    ];

    public static readonly IReadOnlyList<Option> Sso =
    [
        new("not_required", "Not required", "People may sign in through the identity provider, or with a password. API keys work for everyone who may have one."),
        new("optional", "Optional", "The same, and each person links and unlinks their account themselves. A password can be set again by mail."),
        new("required", "Required",
            "People must sign in through the identity provider. Passwords and resetting them are refused, except for the owner and those who may do without; "
            + "personal API keys stop for people who never signed in through it. Keys of the workspace go on."),
    ];

    public static readonly IReadOnlyList<Option> SecondFactor =
    [
        new("optional", "Who set one up"),
        new("admins", "Owners and admins"),
        new("everyone", "Everyone"),
    ];

    public static string NameOf(string kind) => kind switch
    {
        "okta-saml" => "Okta",
        "oidc" => "OpenID Connect",
        _ => "SAML",
    };

    public static (string State, string Tone, string Sentence) State(Connection connection) => connection switch
    {
        { State: ConnectionState.Enabled, Proven: true } => ("Enabled and proven", "good", "Somebody has signed in through it, and people can."),
        { State: ConnectionState.Enabled } => ("Enabled, not yet proven", "warn", "The operator enabled it. Nobody has signed in through it yet: do so once."),
        { State: ConnectionState.Disabled } => ("Disabled", "neutral", "Nobody signs in through it, and its SCIM API Token is refused."),
        _ => ("Configured", "accent", "Nobody has signed in through it yet, so it is not enabled."),
    };

    /// <summary>As the domain would refuse it, said before somebody tries.</summary>
    public static string? WhyNotRequired(WorkspaceView view, bool ownerHasPassword)
    {
        if (view.Workspace.Behaviour.Sso == SsoPolicy.Required)
            return null;
        if (!view.Connections.Any(one => one is { State: ConnectionState.Enabled, Proven: true }))
            return "It can be required once somebody has signed in through an enabled connection.";
        return ownerHasPassword ? null : "It can be required once the owner has a password: a way in that does not depend on the identity provider.";
    }

    public static string? Said(string? said, ConnectionCard connection) => said switch
    {
        "added" => "The connection is added. Paste its addresses at the identity provider, then bring its settings here.",
        "configured" when connection.IsProven => "The settings are saved and hold from now on.",
        "configured" => "The settings are saved. Now sign in once to prove them.",
        "read" => "The metadata was read again.",
        "secret" => "The client secret is replaced. It is kept sealed and never shown.",
        "signing" => "Saved. Give the identity provider the certificate if requests are signed now.",
        "enabled" => "The connection is enabled.",
        "disabled" => "The connection is disabled: nobody signs in through it, and its SCIM API Token is refused.",
        "policy" => "The policy is saved and holds from now on.",
        _ => null,
    };
}
