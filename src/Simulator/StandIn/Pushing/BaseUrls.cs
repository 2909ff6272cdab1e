namespace Rolecall.Simulator.StandIn.Pushing;

/// <summary>What may be a SCIM base URL.</summary>
internal static class BaseUrls
{
    /// <returns>What is wrong with it, as a sentence; null where nothing is.</returns>
    public static string? Fault(string text)
    {
        if (text.Length == 0)
            return "Paste the SCIM base URL that the application shows.";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Query.Length > 0
            || url.Fragment.Length > 0 || url.UserInfo.Length > 0)
            return "The base URL must look like https://example.com/scim/1/v2, without a query.";
        if (text.Contains('_'))
            return "The base URL must not contain an underscore: Okta refuses it.";
        return url.Scheme == "http" && !url.IsLoopback
            ? "The base URL must start with https: plain http would show the token to everybody on the way, and is allowed on this machine alone."
            : null;
    }
}
