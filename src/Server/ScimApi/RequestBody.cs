using System.Text.Json;
using Rolecall.Scim;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Text;
using Rolecall.Scim.Tolerances;
using Rolecall.Server.Hosting;

namespace Rolecall.Server.ScimApi;

/// <summary>Reads the JSON of a request, once it is clear that it is JSON.</summary>
internal static class RequestBody
{
    /// <exception cref="RefusedException">What <see cref="JsonGate"/> refuses.</exception>
    /// <exception cref="UnreadableException">415.</exception>
    public static Task<JsonDocument> ReadAsync(HttpContext http, ScimRequest scim) => ReadAsync(http, scim, BodyLimits.Ordinary);

    /// <inheritdoc cref="ReadAsync(HttpContext, ScimRequest)"/>
    public static async Task<JsonDocument> ReadAsync(HttpContext http, ScimRequest scim, BodyLimits limits)
    {
        if (!MediaTypes.IsReadable(http.Request.ContentType))
            throw new UnreadableException("Send application/scim+json or application/json, in UTF-8.");
        if (!MediaTypes.IsScim(http.Request.ContentType))
        {
            if (!scim.Allowance.Has(Quirks.PlainJson))
                throw new UnreadableException("Send the body with Content-Type application/scim+json.");
            scim.Allowance.Note(Quirks.PlainJson, $"sent {http.Request.ContentType?.Shortened() ?? "no Content-Type"}; read as {MediaTypes.Scim}.");
        }

        if (http.Request.Headers.ContentEncoding.Any(encoding => encoding?.Equals("identity", StringComparison.OrdinalIgnoreCase) == false))
            throw new UnreadableException("Compressed bodies are not read here: send the body as it is, without Content-Encoding.");

        scim.Body = await LimitedBody.ReadAsync(http, limits.Bytes);
        return JsonGate.Parse(scim.Body, maxString: limits.Text, maxArray: limits.Items);
    }
}
