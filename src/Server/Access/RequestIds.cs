namespace Rolecall.Server.Access;

/// <summary>Gives each request the name under which answer, log and audit speak of it; what a client sends as its own is not believed.</summary>
internal static class RequestIds
{
    public const string Header = "X-Request-Id";

    public static void UseRequestIds(this IApplicationBuilder app, TimeProvider clock) => app.Use((http, next) =>
    {
        http.TraceIdentifier = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        http.Response.Headers[Header] = http.TraceIdentifier;
        return next(http);
    });
}
