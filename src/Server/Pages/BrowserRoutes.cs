namespace Rolecall.Server.Pages;

/// <summary>Where people look, as opposed to programs: there an error is a page.</summary>
internal static class BrowserRoutes
{
    private static readonly string[] OfPrograms = ["/scim", "/api", "/health", "/operator"];

    public static bool Has(PathString path) =>
        !Array.Exists(OfPrograms, start => path.StartsWithSegments(start, StringComparison.OrdinalIgnoreCase));
}
