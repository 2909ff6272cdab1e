using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Rolecall.Simulator.StandIn.Model;

namespace Rolecall.Simulator.StandIn.SignIn;

/// <summary>RFC 6749 §2.3.1: by header or by form, and not by both.</summary>
internal static class ClientCredentials
{
    public static bool Are(string? authorization, IFormCollection form, App app)
    {
        if (string.IsNullOrEmpty(authorization))
            return form["client_id"] == app.Id && IsSecret(form["client_secret"].ToString(), app);
        return !form.ContainsKey("client_secret") && Basic(authorization) is var (id, secret) && id == app.Id && IsSecret(secret, app);
    }

    private static bool IsSecret(string given, App app) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(app.SignOn.ClientSecret));

    private static (string Id, string Secret)? Basic(string authorization)
    {
        if (!AuthenticationHeaderValue.TryParse(authorization, out var header)
            || !header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
            return null;
        var bytes = new byte[header.Parameter?.Length ?? 0];
        if (!Convert.TryFromBase64String(header.Parameter ?? "", bytes, out var length))
            return null;
        var pair = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return pair.Length == 2 ? (Decoded(pair[0]), Decoded(pair[1])) : null;
    }

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
