using Rolecall.Server.Access;

namespace Rolecall.Server.ScimApi;

/// <summary>Everything under /scim/{workspace}/v2.</summary>
internal static class ScimEndpoints
{
    public static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Before routing: who asks comes first, and routing gets the path without its variations.</summary>
    public static void UseScimGate(this IApplicationBuilder app) => app.UseWhen(
        http => ScimPath.IsScim(http.Request.Path),
        scim =>
        {
            scim.UseMiddleware<ScimJournal>();
            scim.UseMiddleware<ScimFaults>();
            scim.UseMiddleware<ScimGate>();
        });

    public static void MapScimApi(this IEndpointRouteBuilder app)
    {
        // The version is not in the pattern: the gate has taken it out.
        var scim = app.MapGroup("/scim/{workspace}").RequireAccess(AccessPolicy.ScimToken);
        scim.MapUsers();
        scim.MapGroups();
        scim.MapOwnResources();
        scim.MapOffers();
        scim.MapBulk();
        scim.MapSearch();
        scim.MapDiscovery();
        scim.MapNotOffered();
    }
}
