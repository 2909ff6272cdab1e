namespace Rolecall.Simulator.StandIn.Hosting;

/// <summary>Where the stand-in may listen.</summary>
internal static class ListenUrls
{
    public static IReadOnlyList<string> Of(string given) =>
        given.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <returns>What is wrong with them, as a sentence; null where nothing is.</returns>
    public static string? Fault(string given, bool allowRemote)
    {
        var urls = Of(given);
        if (urls.Count == 0 || urls.Any(url => !Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme != "http" || parsed.PathAndQuery != "/"))
            return "--urls takes addresses such as http://127.0.0.1:5090, several with ';' between them.";
        return !allowRemote && urls.Any(url => !Guards.IsLoopback(new Uri(url).Host))
            ? "The stand-in asks nobody for a password, so it listens on this machine alone (http://127.0.0.1:5090); --allow-remote lifts that."
            : null;
    }
}
