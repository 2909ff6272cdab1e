namespace Rolecall.Server.Pages;

/// <summary>What is around every page of someone who has signed in.</summary>
/// <param name="Others">The other workspaces of the same session.</param>
/// <param name="Now">The time that everything on the page is told from.</param>
public sealed record Shell(
    int Team,
    string Workspace,
    string Person,
    string? Email,
    string Role,
    IReadOnlyList<NavigationItem> Navigation,
    IReadOnlyList<NavigationItem> Others,
    Csrf Csrf,
    DateTimeOffset Now)
{
    /// <summary>Of a page of this workspace.</summary>
    public string Path(string rest) => $"/w/{Team}{rest}";
}

/// <param name="Key">By which a page says that it is this one.</param>
/// <param name="Icon">A Tabler icon.</param>
public sealed record NavigationItem(string Key, string Title, string Path, string Icon);
