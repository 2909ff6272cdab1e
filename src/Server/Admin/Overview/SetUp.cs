using Rolecall.Domain.Connections;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.Pages;
using Rolecall.Server.Pages.Parts;

namespace Rolecall.Server.Admin.Overview;

/// <summary>The way from an empty workspace to one that its identity provider looks after, in the guide's order.</summary>
internal static class SetUp
{
    public static IReadOnlyList<Step> Steps(WorkspaceView view, IReadOnlyList<Credential> credentials, bool anyone, Shell shell)
    {
        var connection = view.Connections.OrderByDescending(one => one.State == ConnectionState.Enabled).FirstOrDefault();
        var enabled = connection?.State == ConnectionState.Enabled;
        var token = credentials.Where(one => one.Kind == TokenKind.Scim && one.IsLive(shell.Now)).OrderByDescending(one => one.LastUsed).FirstOrDefault();
        return
        [
            new Step(
                "Connect your identity provider",
                connection is null ? "Add Okta, or another provider, with its single sign-on settings." : $"Connected to {connection.Name}.",
                connection is not null, shell.Path("/sso"), connection is null ? "Connect" : "Show"),
            new Step(
                "Prove the connection",
                connection is { Proven: true } ? "Somebody has signed in through it." : "Sign in through it once, so that nobody is locked out later.",
                connection is { Proven: true }, shell.Path("/sso"), "Single sign-on"),
            new Step(
                "Give it the SCIM credentials",
                token switch
                {
                    null when !enabled => "They exist once the connection is enabled.",
                    null => "Make a SCIM API Token and paste it into Okta with the base URL.",
                    { LastUsed: null } => "A token is there and has not been used yet: test it in Okta.",
                    _ => "The credentials work.",
                },
                token?.LastUsed is not null, shell.Path("/provisioning"), "Credentials"),
            new Step(
                "Bring in the first people",
                anyone ? "Your identity provider has sent people." : "Assign people or groups to the application in Okta.",
                anyone, shell.Path("/provisioning/log"), "Log"),
        ];
    }
}
