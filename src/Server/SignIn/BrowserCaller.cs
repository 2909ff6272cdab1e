using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.SignIn;

/// <summary>Whoever asks before it is known who that is.</summary>
internal static class BrowserCaller
{
    private const int LongestAgent = 300;

    public static Caller Of(HttpContext http, WorkspaceId workspace = default, string name = "browser") =>
        new(workspace, name, null, null, null, http.TraceIdentifier, http.Connection.RemoteIpAddress?.ToString());

    public static string? AgentOf(HttpContext http) =>
        http.Request.Headers.UserAgent.ToString() is { Length: > 0 } agent ? agent[..Math.Min(agent.Length, LongestAgent)] : null;
}
