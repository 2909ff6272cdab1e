namespace Rolecall.Server.Admin;

/// <summary>Reads what a form sent.</summary>
internal static class Forms
{
    public static async Task<IFormCollection> FormAsync(this HttpContext http) => await http.Request.ReadFormAsync(http.RequestAborted);

    /// <summary>Without the spaces around it; null when nothing was filled in.</summary>
    public static string? Find(this IFormCollection form, string name) =>
        form[name].FirstOrDefault()?.Trim() is { Length: > 0 } text ? text : null;

    public static string? Find(this IQueryCollection query, string name) =>
        query[name].FirstOrDefault()?.Trim() is { Length: > 0 } text ? text : null;

    public static bool Has(this IFormCollection form, string name) => form[name].Count > 0;
}
