using Rolecall.Scim;
using Rolecall.Server.Hosting;

namespace Rolecall.Server.RestApi;

/// <summary>The one catch of the public API.</summary>
internal sealed class ApiFaults(RequestDelegate next, ILogger<ApiFaults> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (await FindErrorAsync(http) is not { } error)
            return;
        if (http.Response.HasStarted)
            http.Abort(); // half an answer must not look like a whole one
        else
            await error.WriteAsync(http);
    }

    private async Task<ApiError?> FindErrorAsync(HttpContext http)
    {
        try
        {
            await next(http);
            var status = http.Response.StatusCode;
            return status >= 400 && !http.Response.HasStarted ? ApiError.Of(status) : null;
        }
        catch (RefusedException refused)
        {
            return ApiError.Of(refused);
        }
        catch (ApiErrorException error)
        {
            return error.Error;
        }
        catch (BadHttpRequestException bad)
        {
            return ApiError.Of(bad.StatusCode);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            return null; // nobody is left to read an answer
        }
        catch (Exception fault)
        {
            logger.LogError("Request {RequestId} failed: {Fault}", http.TraceIdentifier, Faults.Describe(fault));
            return ApiError.Fault(http.TraceIdentifier);
        }
    }
}
