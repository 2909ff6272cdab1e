namespace Rolecall.Server.Access;

/// <summary>RFC 9110 §15.4.4: go on with a GET. A request of htmx is told in its own way, because a fragment cannot leave the page.</summary>
/// <param name="Path">Of this server only: it begins with one slash (security.md R-40).</param>
internal sealed record SeeOther(string Path) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (httpContext.Request.Headers.ContainsKey("HX-Request"))
        {
            response.Headers["HX-Redirect"] = Path;
            return Task.CompletedTask;
        }

        response.StatusCode = StatusCodes.Status303SeeOther;
        response.Headers.Location = Path;
        return Task.CompletedTask;
    }
}
