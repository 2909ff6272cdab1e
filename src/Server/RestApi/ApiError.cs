using Rolecall.Scim;
using Rolecall.Server.Access;
using Rolecall.Server.RestApi.V1;
using Rolecall.Server.RestApi.V2;

namespace Rolecall.Server.RestApi;

/// <summary>An answer that is a "no", before it takes the form of the interface that was asked.</summary>
/// <param name="Code">Stable: programs may rely on it.</param>
/// <param name="Sentence">For people: what is wrong and what to do.</param>
internal sealed record ApiError(int Status, string Code, string Sentence)
{
    /// <summary>What the interface in the shapes of another product calls it.</summary>
    public string TeamCode { get; init; } = TeamErrors.CodeOf(Status);

    public TimeSpan? RetryAfter { get; init; }

    public static ApiError Of(RefusedException refused)
    {
        var (status, code) = Row(refused.Refusal);
        return new ApiError(status, code, refused.Message) { RetryAfter = refused.RetryAfter };
    }

    public static ApiError Of(Denied denied) => denied.TokenGiven
        ? new ApiError(401, "invalid_key", denied.Sentence) { TeamCode = TeamErrors.TokenInvalid }
        : new ApiError(401, "missing_key", denied.Sentence) { TeamCode = TeamErrors.TokenMissing };

    /// <summary>For what only HTTP knows.</summary>
    public static ApiError Of(int status) => status switch
    {
        404 => new ApiError(404, "no_such_route", "There is nothing at this address: compare it with the documentation of the API."),
        405 => new ApiError(405, "method_not_allowed", "This address does not take that method: the header Allow names those it takes."),
        408 => new ApiError(408, "too_slow", "The body came too slowly: send the request again."),
        413 => new ApiError(413, "too_large", "The body is too large: send less in one request."),
        415 => new ApiError(415, "unsupported_media_type", "Send application/json in UTF-8, without Content-Encoding."),
        _ => new ApiError(status, "bad_request", "The request could not be read: send it again as HTTP frames it."),
    };

    public static ApiError Fault(string requestId) =>
        new(500, "internal", $"Something went wrong in Rolecall; its log tells more under request {requestId}.");

    public Task WriteAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        if (RetryAfter is { } wait)
            http.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString();
        return TeamErrors.Speaks(http.Request.Path) ? TeamErrors.WriteAsync(http, this) : Problems.WriteAsync(http, this);
    }

    private static (int Status, string Code) Row(Refusal refusal) => refusal switch
    {
        Refusal.Forbidden => (403, "forbidden"),
        Refusal.ExpiredCursor => (400, "expired_cursor"),
        Refusal.InvalidCount => (400, "invalid_count"),
        Refusal.InvalidCursor => (400, "invalid_cursor"),
        Refusal.InvalidFilter => (400, "invalid_filter"),
        Refusal.InvalidPath => (400, "invalid_path"),
        Refusal.InvalidSyntax => (400, "invalid_syntax"),
        Refusal.InvalidValue => (400, "invalid_value"),
        Refusal.Mutability => (400, "read_only"),
        Refusal.NoTarget => (400, "no_target"),
        Refusal.NotFound => (404, "not_found"),
        Refusal.Sensitive => (403, "sensitive"),
        Refusal.TooMany => (400, "too_many"),
        Refusal.Uniqueness => (409, "taken"),
        Refusal.VersionMismatch => (412, "version_mismatch"),
        Refusal.Conflict => (409, "conflict"),
        Refusal.TooLarge => (413, "too_large"),
        Refusal.NotImplemented => (501, "not_implemented"),
        Refusal.Held => (429, "held"),
        Refusal.Busy => (503, "busy"),
    };
}
