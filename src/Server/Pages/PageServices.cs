using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Net.Http.Headers;

namespace Rolecall.Server.Pages;

/// <summary>What every room with pages stands on.</summary>
internal static class PageServices
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(options =>
        {
            options.Cookie = new HostCookie(AntiforgeryNames.Cookie);
            options.FormFieldName = AntiforgeryNames.Field;
            options.HeaderName = AntiforgeryNames.Header;
            options.SuppressXFrameOptionsHeader = true; // frame-ancestors says it
        });
        return services;
    }

    public static void UsePages(this IApplicationBuilder app) => app.UseWhen(
        http => BrowserRoutes.Has(http.Request.Path),
        pages =>
        {
            pages.UseMiddleware<PageHeaders>();
            pages.UseMiddleware<PageFaults>();
        });

    /// <summary>The token for a page's forms; sets its cookie.</summary>
    public static Csrf Csrf(this HttpContext http)
    {
        http.Response.Headers.Remove(HeaderNames.CacheControl); // else it is warned of that its own, weaker one replaces ours
        var tokens = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);
        http.Response.Headers.CacheControl = "no-store";
        return new Csrf(tokens.FormFieldName, tokens.RequestToken!);
    }
}
