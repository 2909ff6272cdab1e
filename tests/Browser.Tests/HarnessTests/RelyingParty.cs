using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Rolecall.Browser.Tests.HarnessTests;

/// <summary>The least that a sign-in can come back to, on localhost. It believes everything and keeps what it was sent.</summary>
internal sealed class RelyingParty : IAsyncDisposable
{
    private readonly WebApplication server;

    private RelyingParty(WebApplication server, Uri address) => (this.server, Address) = (server, address);

    public Uri Address { get; }

    public Uri Acs => new(Address, "/acs");

    public Uri Callback => new(Address, "/callback");

    /// <summary>Fields of the form or of the query that came last, and names of the cookies that came with them.</summary>
    public IReadOnlyDictionary<string, string> Received { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<string> Cookies { get; private set; } = [];

    public static async Task<RelyingParty> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        RelyingParty? party = null;
        app.MapGet("/start", Start);
        app.MapPost("/acs", async (HttpContext http) =>
        {
            var form = await http.Request.ReadFormAsync();
            return party!.Receive(http, form.ToDictionary(field => field.Key, field => $"{field.Value}"));
        });
        app.MapGet("/callback", (HttpContext http) => party!.Receive(http, http.Request.Query.ToDictionary(field => field.Key, field => $"{field.Value}")));
        app.MapGet("/page", Page);
        app.MapGet("/favicon.ico", () => Results.NoContent());
        app.MapFallback(() => Results.Text("There is nothing here.", statusCode: 404));
        await app.StartAsync();
        party = new RelyingParty(app, new Uri($"http://localhost:{new Uri(app.Urls.First()).Port}"));
        return party;
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    private IResult Receive(HttpContext http, Dictionary<string, string> fields)
    {
        (Received, Cookies) = (fields, [.. http.Request.Cookies.Keys.Order()]);
        return Results.Content("<!doctype html><html lang=en><title>Received</title><h1>Received</h1>", "text/html");
    }

    /// <summary>Sets a cookie of each kind and sends the browser away.</summary>
    private static IResult Start(HttpContext http, string to)
    {
        foreach (var kind in new[] { SameSiteMode.None, SameSiteMode.Lax, SameSiteMode.Strict })
            http.Response.Cookies.Append($"__Host-{kind}", "1", new() { Secure = true, HttpOnly = true, SameSite = kind, Path = "/" });
        return Results.Redirect(to);
    }

    /// <summary>A body of HTML as the query of its address gives it, under a strict policy that the query may widen.</summary>
    private static IResult Page(HttpContext http, string body, string? policy)
    {
        http.Response.Headers.ContentSecurityPolicy = $"default-src 'self'; {policy}";
        return Results.Content($"<!doctype html><html lang=en><title>Page</title><main><h1>Page</h1>{body}</main>", "text/html");
    }
}
