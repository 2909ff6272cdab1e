using Microsoft.AspNetCore.WebUtilities;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.StandIn.Pushing;

/// <summary>A failed push in the words an Okta admin reads: the status, and the server's own detail.</summary>
internal static class Refusals
{
    public static string Reason(StepFailedException failure)
    {
        if (failure.Answer is not { Status: >= 400 } answer)
            return failure.Message;

        var status = $"{ReasonPhrases.GetReasonPhrase(answer.Status)} ({answer.Status}).";
        return answer.Json.Find("detail").Text() is { Length: > 0 } detail
            ? $"{status} Errors reported by remote server: {detail}"
            : $"{status} The server gave no reason: its answer has no SCIM error with a detail.";
    }
}
