using System.Globalization;
using Rolecall.Scim;

namespace Rolecall.Server.RestApi;

/// <summary>Reads the query of a URL.</summary>
internal static class ApiQuery
{
    /// <exception cref="RefusedException">InvalidValue.</exception>
    public static long? FindNumber(this HttpContext http, string name, long least = 0)
    {
        var text = http.Request.Query[name];
        if (text.Count == 0)
            return null;
        return text.Count == 1 && long.TryParse(text[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new RefusedException(Refusal.InvalidValue, $"'{name}' must be one whole number from {least} on.");
    }

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public static int Count(this HttpContext http, int usual, int most) => (int)Math.Min(http.FindNumber("count", least: 1) ?? usual, most);

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public static bool Flag(this HttpContext http, string name) => http.Request.Query[name].ToString() switch
    {
        "" or "false" => false,
        "true" => true,
        _ => throw new RefusedException(Refusal.InvalidValue, $"'{name}' must be true or false."),
    };
}
