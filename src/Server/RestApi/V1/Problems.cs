using Microsoft.AspNetCore.WebUtilities;

namespace Rolecall.Server.RestApi.V1;

/// <summary>Errors as RFC 9457 writes them, with a stable code.</summary>
internal static class Problems
{
    public static Task WriteAsync(HttpContext http, ApiError error) => http.Response.WriteAsJsonAsync(
        new Problem(ReasonPhrases.GetReasonPhrase(error.Status), error.Status, error.Code, error.Sentence, http.TraceIdentifier),
        ApiJson.V1,
        "application/problem+json",
        http.RequestAborted);

    private sealed record Problem(string Title, int Status, string Code, string Detail, string RequestId);
}
