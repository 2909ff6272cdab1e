using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Server.RestApi.V1;

internal static class OwnWorkspace
{
    /// <summary>A key opens its own workspace; of another it learns no more than of one that does not exist (security.md R-20).</summary>
    public static RouteGroupBuilder OnlyOwnWorkspace(this RouteGroupBuilder group) => group.AddEndpointFilter((context, next) =>
        WorkspaceId.TryParse((string?)context.HttpContext.GetRouteValue("workspace"), out var workspace)
        && workspace == context.HttpContext.Caller().Workspace
            ? next(context)
            : throw new RefusedException(Refusal.NotFound, "There is no such workspace for this key: compare the number in the URL with the one shown with the key."));
}
