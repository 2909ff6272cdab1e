namespace Rolecall.Server.RestApi.V2;

/// <summary>Errors in the shape that ClickUp's clients know: a sentence and a code.</summary>
internal static class TeamErrors
{
    public const string TokenMissing = "OAUTH_017";
    public const string TokenInvalid = "OAUTH_025";

    private const string TeamNotAuthorized = "OAUTH_027";

    public static bool Speaks(PathString path) => path.StartsWithSegments("/api/v2", StringComparison.OrdinalIgnoreCase);

    /// <summary>The same for another workspace as for one that does not exist.</summary>
    public static ApiErrorException NotYourTeam() =>
        new(new ApiError(401, "forbidden", "Team not authorized") { TeamCode = TeamNotAuthorized });

    public static ApiErrorException NoSuchUser() => new(new ApiError(404, "not_found", "User not found") { TeamCode = "ITEM_013" });

    public static string CodeOf(int status) => status switch
    {
        400 => "INPUT_003",
        403 => "ACCESS_003",
        404 or 405 => "APP_001",
        429 => "APP_002",
        >= 500 => "SERVER_001",
        _ => "INPUT_001",
    };

    public static Task WriteAsync(HttpContext http, ApiError error) => http.Response.WriteAsJsonAsync(
        new Dictionary<string, string> { ["err"] = error.Sentence, ["ECODE"] = error.TeamCode }, ApiJson.V1, http.RequestAborted);
}
