using Rolecall.Server.Recording;

namespace Rolecall.Server.ScimApi;

/// <summary>Puts into the provisioning log what no operation has put there: reads, and requests refused before a decision.</summary>
/// <remarks>A request without a valid token belongs to no workspace, so to no log; those are counted.</remarks>
internal sealed class ScimJournal(RequestDelegate next, PendingExchanges pending, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        if (http.Features.Get<ScimRequest>() is not { IsRecorded: false, Answer: { } answer } scim)
            return;

        pending.Add(scim.Caller.Workspace, scim.Exchange(answer, clock.GetUtcNow()));
    }
}
