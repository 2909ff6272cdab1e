using Rolecall.Server.Access;

namespace Rolecall.Server.Operations;

/// <summary>For process supervisors (live) and balancers (ready). Open, because they have no token; they tell nothing else.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").RequireAccess(AccessPolicy.Open);
        health.MapGet("/live", (HttpContext http) => Answer(http, StatusCodes.Status200OK, "live"));
        health.MapGet("/ready", async (HttpContext http, Readiness readiness, CancellationToken ct) => await readiness.IsReadyAsync(ct)
            ? Answer(http, StatusCodes.Status200OK, "ready")
            : Answer(http, StatusCodes.Status503ServiceUnavailable, "not ready"));
    }

    private static IResult Answer(HttpContext http, int status, string word)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text($$"""{"status":"{{word}}"}""", "application/json", statusCode: status);
    }
}
