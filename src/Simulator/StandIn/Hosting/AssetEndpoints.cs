using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Rolecall.Simulator.StandIn.Hosting;

/// <summary>The style, the script and the icon, out of the assembly.</summary>
internal static class AssetEndpoints
{
    public static void MapAssets(this IEndpointRouteBuilder app)
    {
        Map(app, "stand-in.css", "text/css; charset=utf-8");
        Map(app, "stand-in.js", "text/javascript; charset=utf-8");
        Map(app, "stand-in.svg", "image/svg+xml");
    }

    private static void Map(IEndpointRouteBuilder app, string name, string type) => app.MapGet($"/assets/{name}", (HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Stream(
            typeof(AssetEndpoints).Assembly.GetManifestResourceStream($"StandIn/{name}")
                ?? throw new InvalidOperationException($"{name} is missing from the assembly."),
            type);
    });
}
