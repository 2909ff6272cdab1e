using System.Buffers;
using Rolecall.Domain.ResourceTypes;


namespace Rolecall.Server.ScimApi;

/// <summary>
/// A request path under /scim in the form the routes know: without the version, doubled slashes and slash at the end, which clients
/// add as their admins typed the base URL (requirement T-19).
/// </summary>
/// <param name="Version">"v2" or another; null when the path names none, which means 2 (RFC 7644 §3.13).</param>
/// <param name="Rest">From the base URL on: "/Users/…", or "/".</param>
internal sealed record ScimPath(string Workspace, string? Version, string Rest)
{
    private static readonly SearchValues<char> VersionCharacters = SearchValues.Create("0123456789.");

    public bool IsSupportedVersion => Version is null || Version.Equals("v2", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Resources of a workspace's own types have routes of their own, which no path of a client leads to by itself: what answers at
    /// "/Devices" is known only once the workspace is.
    /// </summary>
    public PathString RouteIn(WorkspaceTypes types)
    {
        var end = Rest.IndexOf('/', 1);
        var endpoint = end < 0 ? Rest : Rest[..end];
        if (types.OwnAt(endpoint) is { } type)
            return new PathString($"/scim/{Workspace}{OwnResourceEndpoints.Root}/{type.Name}{Rest[endpoint.Length..]}");
        return new PathString(endpoint == OwnResourceEndpoints.Root ? $"/scim/{Workspace}/-{Rest}" : $"/scim/{Workspace}{Rest}");
    }

    /// <summary>Null when the path is none of SCIM's. Compared without case, as routes are: no spelling of a route goes round the gate.</summary>
    public static ScimPath? Read(PathString path)
    {
        var segments = (path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments.Length == 0 || !segments[0].Equals("scim", StringComparison.OrdinalIgnoreCase))
            return null;

        var workspace = segments.Length > 1 ? segments[1] : "";
        var version = segments.Length > 2 && IsVersion(segments[2]) ? segments[2] : null;
        return new ScimPath(workspace, version, "/" + string.Join('/', segments.Skip(version is null ? 2 : 3)));
    }

    private static bool IsVersion(string segment) =>
        segment.Length > 1 && segment[0] is 'v' or 'V' && !segment.AsSpan(1).ContainsAnyExcept(VersionCharacters);
}
