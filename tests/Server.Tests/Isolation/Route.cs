using System.Collections.Frozen;

namespace Rolecall.Server.Tests.Isolation;

/// <summary>What keeps a route shut.</summary>
public enum Gate
{
    /// <summary>The SCIM token of the workspace in the path.</summary>
    Scim,

    /// <summary>A key of the workspace in the path; of another one it does not exist.</summary>
    Api,

    /// <summary>The same in the shapes of /api/v2, which call it "not authorized".</summary>
    Team,

    /// <summary>A key; the path names no workspace.</summary>
    OwnTeam,

    /// <summary>The session of a person, which no key or token stands for.</summary>
    Session,

    /// <summary>Nothing, or a secret in the path.</summary>
    Open,
}

/// <summary>One endpoint as the documentation has it, written down here once more and apart from the server's code.</summary>
/// <param name="Method">Of HTTP.</param>
/// <param name="Pattern">As the server's routing has it, so that a row is found.</param>
/// <param name="Needs">The permission of docs/api.md; null where any key of the workspace will do.</param>
/// <param name="Done">The status when the right one asks rightly.</param>
/// <param name="Body">Of the right request. Words in braces are of the workspace (<see cref="Tenant.Fill"/>).</param>
/// <param name="Idle">A body with which a request that is let in changes nothing.</param>
/// <param name="Idled">The status of that; an id that never was is 404 without saying so.</param>
/// <param name="IdleOn">The id to send it to, if not to one that never was.</param>
public sealed record Route(
    string Method,
    string Pattern,
    int Done = 200,
    string? Body = null,
    string? Needs = null,
    string? Idle = null,
    int? Idled = null,
    string? IdleOn = null)
{
    private static readonly FrozenDictionary<string, string> Slots = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/Users/{id}"] = "user", ["/Groups/{id}"] = "group", ["/-own/{type}/{id}"] = "gadget", ["/ResourceTypes/{name}"] = "type",
        ["/Schemas/{uri}"] = "schema", ["/roles/{role}"] = "role", ["/members/{member}"] = "member", ["/team/{team}/user/{user}"] = "member",
        ["/connections/{connection}"] = "connection", ["/credentials/{handle}"] = "handle", ["/schemas/{uri}"] = "schema",
        ["/resource-types/{name}"] = "type", ["/resources/{type}/{id}"] = "gadget", ["/runs/{run}"] = "run",
        ["/members/{member:long}"] = "member", ["/roles/{role:int}"] = "role", ["/runs/{run:long}"] = "run", ["/log/{line:long}"] = "run",
        ["/w/{team:int}/sso/{connection:int}"] = "connection",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public Gate Gate => Pattern switch
    {
        _ when Pattern.StartsWith("/scim/", StringComparison.Ordinal) => Gate.Scim,
        "/api/v2/team" or "/api/v2/team/" => Gate.OwnTeam,
        _ when Pattern.StartsWith("/api/v2", StringComparison.Ordinal) => Gate.Team,
        _ when Pattern.StartsWith("/api/", StringComparison.Ordinal) => Gate.Api,
        _ when Pattern.StartsWith("/w/", StringComparison.Ordinal) => Gate.Session,
        _ => Gate.Open,
    };

    /// <summary>What its last parameter is the id of; null when it takes none.</summary>
    public string? Slot { get; } = Slots.FirstOrDefault(slot => Pattern.Contains(slot.Key, StringComparison.Ordinal)).Value;

    public bool Writes => Method is not ("GET" or "HEAD");

    /// <summary>What someone who is let in is answered by a request that changes nothing; null when each one that is let in does.</summary>
    public int? IdleAnswer => Idled ?? (Slot is not null ? 404 : Writes ? null : Done);

    /// <summary>The path of a request.</summary>
    /// <param name="workspace">As it stands in the path.</param>
    /// <param name="id">For the last parameter.</param>
    public string Path(string workspace, string id, string type = "Gadget")
    {
        var path = Pattern
            .Replace("/scim/{workspace}", $"/scim/{workspace}/v2", StringComparison.Ordinal)
            .Replace("{workspace}", workspace, StringComparison.Ordinal)
            .Replace("{team}", workspace, StringComparison.Ordinal)
            .Replace("{team:int}", workspace, StringComparison.Ordinal)
            .Replace("/assets/{version}/{name}", "/assets/0/console.css", StringComparison.Ordinal)
            .Replace("/-own/{type}", $"/{type}s", StringComparison.Ordinal)
            .Replace("{type}", type, StringComparison.Ordinal);
        var slot = path.IndexOf('{', StringComparison.Ordinal);
        return slot < 0 ? path : path[..slot] + Uri.EscapeDataString(id) + path[(path.IndexOf('}', StringComparison.Ordinal) + 1)..];
    }

    public override string ToString() => $"{Method} {Pattern}";
}
