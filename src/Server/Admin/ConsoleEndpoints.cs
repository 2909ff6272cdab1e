using Rolecall.Server.Access;
using Rolecall.Server.Admin.Members;
using Rolecall.Server.Admin.Overview;
using Rolecall.Server.Admin.Policies;
using Rolecall.Server.Admin.Provisioning;
using Rolecall.Server.Admin.Roles;
using Rolecall.Server.Admin.SignOn;
using Rolecall.Server.Pages;

namespace Rolecall.Server.Admin;

/// <summary>The web console: everything under /w/{team}.</summary>
internal static class ConsoleEndpoints
{
    public static IServiceCollection AddConsole(this IServiceCollection services) => services.AddPages().AddSingleton<SetupView>().AddSingleton<SignOnView>();

    public static void MapConsole(this IEndpointRouteBuilder app)
    {
        app.MapPageAssets();
        var console = app.MapGroup("/w/{team:int}").RequireAccess(AccessPolicy.Session).AddEndpointFilter<RouteGroupBuilder, ConsoleGate>();
        console.MapOverview();
        console.MapMembers();
        console.MapMemberSignOn();
        console.MapRoles();
        console.MapPolicies();
        console.MapSignOn();
        console.MapProvisioning();
        // What else is asked for here is only told to those who may be here.
        console.MapGet("/{**rest}", () => Results.NotFound());
    }
}
