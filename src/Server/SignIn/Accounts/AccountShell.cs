using Rolecall.Server.Pages;

namespace Rolecall.Server.SignIn.Accounts;

/// <summary>What is around a page that is about the person and not about a workspace.</summary>
/// <param name="Workspaces">Those that the session opens.</param>
/// <param name="Now">The time that everything on the page is told from.</param>
public sealed record AccountShell(string Person, string? Email, IReadOnlyList<NavigationItem> Workspaces, Csrf Csrf, DateTimeOffset Now);
