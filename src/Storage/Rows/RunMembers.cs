using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning.Undoing;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Members around a run.</summary>
internal static class RunMembers
{
    private static readonly RunImages Images = new("member_images", "member");

    public static Around<MemberImage> Around(Session session, WorkspaceId workspace, long run, MemberNumber member) => Images.Read(
        session,
        workspace,
        run,
        member.Value,
        session.Number(
            "select run from members where workspace = @workspace and member = @member",
            ("@workspace", workspace.Value),
            ("@member", member.Value)),
        ImageReader.Member);
}
