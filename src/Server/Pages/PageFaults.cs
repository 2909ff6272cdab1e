using Microsoft.AspNetCore.Http.HttpResults;
using Rolecall.Scim;
using Rolecall.Server.Hosting;

namespace Rolecall.Server.Pages;

/// <summary>The one catch of the pages: whatever happens, a person reads a sentence on a page.</summary>
internal sealed class PageFaults(RequestDelegate next, ILogger<PageFaults> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (await FindErrorAsync(http) is not var (status, sentence))
            return;
        if (http.Response.HasStarted)
        {
            http.Abort(); // half a page must not look like a whole one
            return;
        }

        var error = new ErrorModel(status, PageErrors.Title(status), sentence, http.TraceIdentifier);
        await new RazorComponentResult<ErrorPage>(new { Model = error }) { StatusCode = status }.ExecuteAsync(http);
    }

    private async Task<(int Status, string Sentence)?> FindErrorAsync(HttpContext http)
    {
        try
        {
            await next(http);
            var response = http.Response;
            return response is { StatusCode: >= 400, HasStarted: false, ContentType: null }
                ? (response.StatusCode, PageErrors.Sentence(response.StatusCode))
                : null;
        }
        catch (RefusedException refused)
        {
            return (PageErrors.StatusOf(refused), refused.Message);
        }
        catch (PageErrorException error)
        {
            return (error.Status, error.Message);
        }
        catch (BadHttpRequestException bad)
        {
            return (bad.StatusCode, PageErrors.Sentence(bad.StatusCode));
        }
        catch (InvalidDataException)
        {
            return (400, PageErrors.Sentence(400)); // a form that is none
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            return null; // nobody is left to read an answer
        }
        catch (Exception fault)
        {
            logger.LogError("Request {RequestId} failed: {Fault}", http.TraceIdentifier, Faults.Describe(fault));
            return (500, "It is not your doing. Try again; if it stays so, tell the operator of this server the number below.");
        }
    }
}
