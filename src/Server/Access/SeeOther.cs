namespace Rolecall.Server.Access;

/// <summary>RFC 9110 §15.4.4: go on with a GET. A request of htmx is told in its own way, because a fragment cannot leave the page.</summary>
/// <param name="Path">Of this server only: it begins with one slash (security.md R-40).</param>
internal sealed record SeeOther(string Path) : IResult
{
    /// <summary>To sign in, and back to what was asked for; a form cannot be sent again, so back from one is to a page.</summary>
    /// <param name="signIn">The page.</param>
    /// <param name="instead">Of a form.</param>
    public static SeeOther SignIn(HttpRequest request, string signIn, string instead)
    {
        var back = HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString.ToString() : instead;
        return new SeeOther($"{signIn}?to={Uri.EscapeDataString(back)}");
    }

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
