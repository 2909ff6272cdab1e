using Rolecall.Domain.Connections;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.SingleSignOn;

/// <summary>What is pasted at the identity provider: addresses of one connection, so that the answers of two cannot meet (security.md R-14, I-30).</summary>
internal sealed record SsoAddresses(string PublicUrl, WorkspaceId Workspace, ConnectionId Connection)
{
    /// <summary>Audience URI (SP Entity ID); our metadata is there.</summary>
    public string Audience => $"{Base}/metadata";

    /// <summary>Single sign-on URL (ACS).</summary>
    public Uri Acs => new($"{Base}/acs");

    /// <summary>Sign-in redirect URI of OpenID Connect.</summary>
    public Uri Callback => new($"{Base}/callback");

    private string Base => $"{PublicUrl}/sso/{Workspace}/{Connection}";
}
