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

    /// <summary>Whether it was sent with slashes that are not in this form.</summary>
    public bool IsVaried { get; init; }

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

    /// <summary>Whether the path is one of SCIM's. Compared without case, as routes are: no spelling of a route goes round the gate.</summary>
    public static bool IsScim(PathString path)
    {
        var text = path.Value.AsSpan().TrimStart('/');
        return text.StartsWith("scim", StringComparison.OrdinalIgnoreCase) && (text.Length == 4 || text[4] == '/');
    }

    /// <param name="path">One of SCIM's.</param>
    public static ScimPath Read(PathString path)
    {
        var plain = Plain(path.Value!);
        var rest = plain.AsSpan(1);
        Take(ref rest);
        var workspace = Take(ref rest).ToString();
        var unread = rest;
        var version = Take(ref rest) is var segment && IsVersion(segment) ? segment.ToString() : null;
        var left = version is null ? unread : rest;
        // The base URL with a slash at its end is how the root is written.
        return new ScimPath(workspace, version, $"/{left}") { IsVaried = !left.IsEmpty && !ReferenceEquals(plain, path.Value) };
    }

    /// <summary>Without empty segments, which few paths have.</summary>
    private static string Plain(string path) => path.Contains("//", StringComparison.Ordinal) || path.EndsWith('/')
        ? "/" + string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        : path;

    private static ReadOnlySpan<char> Take(ref ReadOnlySpan<char> path)
    {
        var end = path.IndexOf('/');
        var segment = end < 0 ? path : path[..end];
        path = end < 0 ? [] : path[(end + 1)..];
        return segment;
    }

    private static bool IsVersion(ReadOnlySpan<char> segment) =>
        segment.Length > 1 && segment[0] is 'v' or 'V' && !segment[1..].ContainsAnyExcept(VersionCharacters);
}
