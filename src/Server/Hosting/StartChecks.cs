using System.Net;

namespace Rolecall.Server.Hosting;

/// <summary>What must be right before the server listens. In Development a warning has to do; in Production the server does not start.</summary>
internal static class StartChecks
{
    public static IEnumerable<string> Complaints(ServerSettings settings, Version runtime)
    {
        if (RuntimeFloor.Complaint(runtime) is { } old)
            yield return old;
        if (settings.ProxyNetworks.Count > 0)
            yield break;
        foreach (var url in settings.UrlList.Where(IsOpenToEavesdroppers))
        {
            yield return $"'{url}' would take tokens unencrypted from the network: listen on 127.0.0.1, use https, "
                + "or name the reverse proxy that encrypts in the setting 'proxies'.";
        }
    }

    /// <exception cref="StartRefusedException">In Production, when there is a complaint.</exception>
    public static void Run(ServerSettings settings, bool isProduction, ILogger logger)
    {
        foreach (var complaint in Complaints(settings, Environment.Version))
        {
            if (isProduction)
                throw new StartRefusedException(complaint);
            logger.LogWarning("{Complaint}", complaint);
        }
    }

    private static bool IsOpenToEavesdroppers(string url) =>
        BindingAddress.Parse(url) is { Scheme: "http", IsUnixPipe: false } address
        && !address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        && !(IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
