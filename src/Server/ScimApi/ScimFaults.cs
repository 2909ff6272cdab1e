using Rolecall.Scim;
using Rolecall.Server.Hosting;

namespace Rolecall.Server.ScimApi;

/// <summary>The one catch: whatever happens under /scim, the client gets a SCIM error and never a trace of our insides.</summary>
internal sealed class ScimFaults(RequestDelegate next, ILogger<ScimFaults> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (await FindAnswerAsync(http) is not { } answer)
            return;
        if (http.Response.HasStarted)
            http.Abort(); // half an answer must not look like a whole one
        else
            await answer.ExecuteAsync(http);
    }

    /// <returns>What is still to be answered; null when the answer is on its way.</returns>
    private async Task<ScimAnswer?> FindAnswerAsync(HttpContext http)
    {
        try
        {
            await next(http);
            var status = http.Response.StatusCode;
            return status >= 400 && !http.Response.HasStarted ? ScimErrors.Of(status, http.Request.Method) : null;
        }
        catch (RefusedException refused)
        {
            return ScimErrors.Of(refused);
        }
        catch (UnreadableException unreadable)
        {
            return ScimErrors.Of(415, null, unreadable.Message);
        }
        catch (BadHttpRequestException bad)
        {
            return OfBadRequest(bad.StatusCode);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            return null; // nobody is left to read an answer
        }
        catch (Exception fault)
        {
            logger.LogError("Request {RequestId} failed: {Fault}", http.TraceIdentifier, Faults.Describe(fault));
            return ScimErrors.OfFault(http.TraceIdentifier);
        }
    }

    private static ScimAnswer OfBadRequest(int status) => status switch
    {
        413 => ScimErrors.Of(413, null, $"The body is larger than {KestrelLimits.MaxBody} bytes: send less in one request."),
        408 => ScimErrors.Of(408, null, "The body came too slowly: send the request again."),
        _ => ScimErrors.Of(400, "invalidSyntax", "The body could not be read as HTTP frames it: send the request again."),
    };
}
