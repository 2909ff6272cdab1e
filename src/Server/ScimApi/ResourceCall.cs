using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Rolecall.Scim;
using Rolecall.Scim.Messages;

namespace Rolecall.Server.ScimApi;

/// <summary>One write of one resource, whether it came as a request or as an operation of a bulk request.</summary>
/// <param name="Body">The resource or the PATCH; undefined for a DELETE.</param>
/// <param name="Attributes">What the answer is to show (RFC 7644 §3.9), names separated by commas.</param>
/// <param name="Condition">On the version of the resource (RFC 7644 §3.14).</param>
internal sealed record ResourceCall(
    ScimRequest Scim, JsonElement Body, string? Attributes, string? ExcludedAttributes, EntityTags? Condition)
{
    /// <exception cref="RefusedException">InvalidSyntax: a condition that cannot be read.</exception>
    public static ResourceCall Of(HttpContext http, ScimRequest scim, JsonElement body) => new(
        scim,
        body,
        Text(http.Request.Query["attributes"]),
        Text(http.Request.Query["excludedAttributes"]),
        EntityTags.Parse(http.Request.Headers.IfMatch, http.Request.Headers.IfNoneMatch));

    private static string? Text(StringValues values) => values;
}
