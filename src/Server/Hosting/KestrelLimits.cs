using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Rolecall.Server.Hosting;

/// <summary>Where Kestrel's defaults are wrong for us (security.md §4.11).</summary>
internal static class KestrelLimits
{
    /// <summary>What is accepted.</summary>
    public const int MaxBody = 1_000_000;

    /// <summary>How much beyond a limit is read and thrown away: past it the connection is closed on whoever is still sending.</summary>
    public const int MostWasted = 7 * MaxBody;

    public static void Apply(KestrelServerOptions kestrel, ServerSettings settings)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaxBody;
        kestrel.Limits.MaxRequestLineSize = 16 * 1024;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.MaxConcurrentConnections = settings.MaxConnections;
        kestrel.Limits.MaxConcurrentUpgradedConnections = 0;
        kestrel.Limits.Http2.MaxStreamsPerConnection = 100;
    }

    /// <summary>
    /// Kestrel ends a header line at a bare LF unless this switch is on; a proxy in front may not, and then the two disagree on where a
    /// request ends (request smuggling). Set here and not in a project file, so that every host of ours has it, the tests' too.
    /// </summary>
    public static void RefuseBareLineFeeds() =>
        AppContext.SetSwitch("Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators", isEnabled: true);
}
