using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Schemas;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Where the world finds the resources of a workspace: filters compare with it, and it is kept in no row.</summary>
internal static class Locations
{
    /// <summary>"https://host/scim/1/v2".</summary>
    public static string Root(Session session, WorkspaceId workspace) =>
        $"{session.Text("select public_url from installation")}/scim/{workspace}/v2";

    /// <summary>What stands before the id: "https://host/scim/1/v2/Users/".</summary>
    public static string Of(Session session, WorkspaceId workspace, ResourceType type) => $"{Root(session, workspace)}{type.Endpoint}/";
}
