using Rolecall.Server.Access;

namespace Rolecall.Server.RestApi;

/// <summary>Lets a request in by its key before anything else is looked at, whether its path exists or not (security.md R-19).</summary>
internal sealed class ApiGate(RequestDelegate next, BearerReader bearers)
{
    public async Task InvokeAsync(HttpContext http)
    {
        switch (await bearers.ReadAsync(http, AccessPolicy.ApiKey, http.RequestAborted))
        {
            case Admitted admitted:
                http.Admit(admitted);
                await next(http);
                break;
            case Denied denied:
                http.Response.Headers.WWWAuthenticate =
                    denied.TokenGiven ? "Bearer realm=\"rolecall\", error=\"invalid_token\"" : "Bearer realm=\"rolecall\"";
                await ApiError.Of(denied).WriteAsync(http);
                break;
        }
    }
}
