using Rolecall.Server.Pages;

namespace Rolecall.Server.SignIn.Passwords;

/// <param name="Refused">Why no password is reset here; null when it is.</param>
/// <param name="Sent">Whether somebody has just asked.</param>
public sealed record ForgotModel(int? Team, string? Workspace, string? Refused, bool Sent, string? Email, string? Error, Csrf Csrf)
{
    public string Action => Team is { } team ? $"/forgot/{team}" : "/forgot";

    public string Back => Team is { } team ? $"/sign-in/{team}" : "/sign-in";
}

/// <param name="Action">The link itself.</param>
public sealed record ResetModel(string Action, string Email, string? Error, Csrf Csrf);
