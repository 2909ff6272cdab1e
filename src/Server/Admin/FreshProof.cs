using Rolecall.Server.Access;

namespace Rolecall.Server.Admin;

/// <summary>Whoever changes how people get in has just proved who they are (security.md I-07).</summary>
/// <param name="back">Where in the workspace to come back to.</param>
internal sealed class FreshProof(Func<HttpContext, string> back) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var visit = http.Visit();
        return Freshness.Require(visit.Visitor, visit.Shell.Now, visit.Shell.Path(back(http))) ?? await next(context);
    }
}
