using Rolecall.Domain;
using Rolecall.Domain.Accounts;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.SignIn.Sessions;

/// <summary>Why a session that lives does not open a workspace, in a sentence for the person.</summary>
internal static class Notices
{
    /// <returns>Null when it does.</returns>
    public static string? Of(FoundSession found, string workspace) => found switch
    {
        { Opens: true } => null,
        { Membership: null } => $"You are signed in, but not as a member of {workspace}: sign in as one.",
        { Membership.Active: false } => $"You have no access to {workspace} any more: ask one of its admins.",
        { PrecedesReadmission: true } => $"You have access to {workspace} again: sign in anew.",
        { Session.Method: SignInMethod.Saml or SignInMethod.Oidc } =>
            "Your sign-in through the identity provider does not count any more, because it was unlinked or the connection changed: sign in again.",
        { Membership.TakesPassword: false } => $"{workspace} requires single sign-on: continue with the identity provider.",
        _ => $"{workspace} asks for a second factor: set one up on your account page, then sign in again.",
    };

    /// <summary>Why a password that was right does not open a workspace; null when it does.</summary>
    public static string? OfPassword(AccountView view, Workspace workspace, bool withCode) =>
        view.Memberships.FirstOrDefault(membership => membership.Workspace == workspace.Id) switch
        {
            null => $"You are not a member of {workspace.Name}: ask one of its admins.",
            { Active: false } => $"You have no access to {workspace.Name} any more: ask one of its admins.",
            { TakesPassword: false } =>
                $"{workspace.Name} requires single sign-on: continue with the identity provider, or ask an owner or admin to set the SSO policy to optional.",
            { NeedsCode: true } when !withCode => null, // the account page is open, where a second factor is set up
            _ => null,
        };
}
