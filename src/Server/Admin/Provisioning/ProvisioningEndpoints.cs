namespace Rolecall.Server.Admin.Provisioning;

internal static class ProvisioningEndpoints
{
    public static void MapProvisioning(this IEndpointRouteBuilder console)
    {
        console.MapSetup();
        console.MapLog();
        console.MapRuns();
        console.MapGroupRoles();
        console.MapDryRun();
    }
}
