using Microsoft.AspNetCore.Http.HttpResults;
using Rolecall.Domain;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Server.Access;
using Rolecall.Server.Pages;

namespace Rolecall.Server.Admin;

/// <summary>Lets people into the console of their own workspace who have something to manage there; of others they learn nothing (security.md R-20).</summary>
internal sealed class ConsoleGate(IDirectories directories, TimeProvider clock) : IEndpointFilter
{
    private static readonly Permission[] Managing =
    [
        Permissions.ManageMembers, Permissions.ManageRoles, Permissions.ManageSso, Permissions.ManageProvisioning, Permissions.ManageSettings,
        Permissions.ViewAudit,
    ];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (await FindAsync(http) is not { } visitor)
            return SeeOther.SignIn(http.Request, "/sign-in", $"/w/{http.Request.RouteValues["team"]}");
        if (!HttpMethods.IsGet(http.Request.Method))
            await SameSite.RequireAsync(http);

        var shell = Shells.Of(visitor, http.Csrf(), clock.GetUtcNow());
        var authority = await FindAuthorityAsync(visitor, http.RequestAborted);
        if (authority is null || !Managing.Any(authority.May))
            return Nothing(http, visitor, authority?.CustomRole ?? shell.Role, shell);

        http.Enter(new Visit(visitor, authority, Shells.WithNavigation(shell, authority)));
        return await next(context);
    }

    private static async ValueTask<Visitor?> FindAsync(HttpContext http)
    {
        if (!WorkspaceId.TryParse((string?)http.GetRouteValue("team"), out var workspace))
            return null;
        foreach (var visitors in http.RequestServices.GetServices<IVisitors>())
        {
            if (await visitors.FindAsync(http, workspace, http.RequestAborted) is { } visitor && visitor.Caller.Workspace == workspace)
                return visitor;
        }

        return null;
    }

    /// <returns>Null for someone who has no access any more.</returns>
    private async Task<Authority?> FindAuthorityAsync(Visitor visitor, CancellationToken ct)
    {
        try
        {
            return await Authority.OfAsync(directories.Open(visitor.Caller.Workspace), visitor.Caller, ct);
        }
        catch (RefusedException refused) when (refused.Refusal == Refusal.Forbidden)
        {
            return null;
        }
    }

    private static RazorComponentResult<NothingHerePage> Nothing(HttpContext http, Visitor visitor, string role, Shell shell)
    {
        var model = new NothingHereModel(visitor.Name, visitor.WorkspaceName, role, http.TraceIdentifier);
        return new(new { Model = model, Shell = shell }) { StatusCode = StatusCodes.Status403Forbidden };
    }
}
