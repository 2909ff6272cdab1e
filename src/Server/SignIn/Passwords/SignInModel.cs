using Rolecall.Server.Pages;

namespace Rolecall.Server.SignIn.Passwords;

/// <summary>What the sign-in page shows.</summary>
/// <param name="Workspace">Null where it is of no workspace.</param>
/// <param name="SsoTitle">Of the identity provider; null when there is none.</param>
/// <param name="Requires">Whether the identity provider is the way in for most.</param>
/// <param name="Notice">Why somebody who was signed in is asked again.</param>
public sealed record SignInModel(
    int? Team, string? Workspace, string? SsoTitle, bool Requires, string To, string? Email, string? Notice, string? Error, Csrf Csrf)
{
    public string Action => Team is { } team ? $"/sign-in/{team}" : "/sign-in";

    public string Forgot => Team is { } team ? $"/forgot/{team}" : "/forgot";

    public string SsoPath => $"/sso/{Team}/start?to={Uri.EscapeDataString(To)}";
}
