using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Rolecall.Simulator.StandIn.WireView;

/// <summary>Brings new exchanges to pages that are open.</summary>
internal static class WireEndpoints
{
    public static void MapWire(this IEndpointRouteBuilder app)
    {
        app.MapGet("/wire/events", (HttpContext http, WireLog log, IHostApplicationLifetime host, int after) =>
        {
            // Resumed after a break, the browser says by itself what it has seen.
            var seen = int.TryParse(http.Request.Headers["Last-Event-ID"], out var last) ? last : after;
            return TypedResults.ServerSentEvents(EventsAsync(log, seen, host.ApplicationStopping, http.RequestAborted));
        });
        app.MapPost("/wire/clear", (HttpContext http, WireLog log) =>
        {
            log.Clear();
            return Results.LocalRedirect(Back(http));
        });
    }

    private static async IAsyncEnumerable<SseItem<string>> EventsAsync(
        WireLog log, int after, CancellationToken stopping, [EnumeratorCancellation] CancellationToken aborted)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted);
        // Sent at once, so that the browser knows that it is heard.
        yield return new("", "ready");
        while (true)
        {
            IReadOnlyList<WireEntry> newer;
            try
            {
                newer = await log.AfterAsync(after, either.Token);
            }
            catch (OperationCanceledException)
            {
                yield break;
            }

            foreach (var entry in newer)
            {
                after = entry.Number;
                yield return new(WireHtml.Entry(entry).ToString()) { EventId = entry.Number.ToString() };
            }
        }
    }

    // Same origin was checked already; what is left of the address is a path.
    private static string Back(HttpContext http) =>
        Uri.TryCreate(http.Request.Headers.Referer, UriKind.Absolute, out var from) && !from.AbsolutePath.StartsWith("//", StringComparison.Ordinal)
            ? from.AbsolutePath
            : "/apps";
}
