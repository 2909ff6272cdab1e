namespace Rolecall.Server.Admin;

/// <summary>Reads what a form sent.</summary>
internal static class Forms
{
    public static async Task<IFormCollection> FormAsync(this HttpContext http) => await http.Request.ReadFormAsync(http.RequestAborted);

    /// <summary>Without the spaces around it; null when nothing was filled in.</summary>
    public static string? Find(this IFormCollection form, string name) => Filled(form[name].FirstOrDefault());

    /// <inheritdoc cref="Find(IFormCollection, string)"/>
    public static string? Find(this IQueryCollection query, string name) => Filled(query[name].FirstOrDefault());

    public static bool Has(this IFormCollection form, string name) => form[name].Count > 0;

    /// <remarks>Nobody types a NUL, and PostgreSQL takes none.</remarks>
    private static string? Filled(string? text) =>
        text?.Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } filled ? filled : null;
}
