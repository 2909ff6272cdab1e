using Rolecall.Domain.Provisioning.Undoing;
using Rolecall.Domain.Resources;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Resources of the workspace's own types around a run.</summary>
internal static class RunResources
{
    private static readonly RunImages Images = new("resource_images", "resource");

    public static Around<ResourceImage> Around(Session session, WorkspaceId workspace, long run, ResourceNumber resource) => Images.Read(
        session,
        workspace,
        run,
        resource.Value,
        session.Number(
            "select run from resources where workspace = @workspace and resource = @resource",
            ("@workspace", workspace.Value),
            ("@resource", resource.Value)),
        ImageReader.Resource);
}
