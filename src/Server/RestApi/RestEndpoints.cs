using Rolecall.Server.Access;
using Rolecall.Server.RestApi.V1;
using Rolecall.Server.RestApi.V2;

namespace Rolecall.Server.RestApi;

/// <summary>Everything under /api: version 2 in the shapes that ClickUp's clients know, version 1 of our own.</summary>
internal static class RestEndpoints
{
    /// <summary>Before routing: who asks comes first.</summary>
    public static void UseRestApi(this IApplicationBuilder app) => app.UseWhen(
        http => http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase),
        api =>
        {
            api.UseMiddleware<ApiFaults>();
            api.UseMiddleware<ApiGate>();
        });

    public static void MapRestApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").RequireAccess(AccessPolicy.ApiKey);
        api.MapTeams();

        var workspace = api.MapGroup("/v1/workspaces/{workspace}").OnlyOwnWorkspace();
        workspace.MapWorkspace();
        workspace.MapRoles();
        workspace.MapGroupRoles();
        workspace.MapMembers();
        workspace.MapMemberChanges();
        workspace.MapMemberSignOn();
        workspace.MapPolicies();
        workspace.MapSchemas();
        workspace.MapResourceTypes();
        workspace.MapResources();
        workspace.MapConnections();
        workspace.MapClients();
        workspace.MapCredentials();
        workspace.MapRecords();
        workspace.MapRuns();
        workspace.MapDryRun();
    }
}
