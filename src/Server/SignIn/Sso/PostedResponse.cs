using System.Net;
using System.Text;

namespace Rolecall.Server.SignIn.Sso;

/// <summary>The form that an identity provider has a browser post. Names count as they stand there: one that is written in escapes is another name (security.md I-28).</summary>
internal static class PostedResponse
{
    /// <summary>256 kB of XML in base64, all of whose signs may be escaped, would be more; a genuine one is a tenth of this.</summary>
    private const int Largest = 600 * 1024;

    private const string Field = "SAMLResponse";

    /// <returns>Null when the field is missing, there more than once, or the form is too large.</returns>
    public static async Task<string?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) is not true || request.ContentLength > Largest)
            return null;
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, ct) is var count and > 0)
        {
            if (body.Length + count > Largest)
                return null;
            body.Write(buffer, 0, count);
        }

        var fields = Encoding.ASCII.GetString(body.GetBuffer(), 0, (int)body.Length).Split('&').Select(field => field.Split('=', 2)).ToList();
        var named = fields.Where(field => WebUtility.UrlDecode(field[0]) == Field).ToList();
        return named is [[Field, var value]] ? WebUtility.UrlDecode(value) : null;
    }
}
