using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>What is under the master key.</summary>
internal static class SealedSecrets
{
    /// <summary>Whether there is any that would be lost with the key: of a connection, or somebody's second factor.</summary>
    public static bool Any(Session session) =>
        session.Number("select 1 from accounts where totp_sealed is not null limit 1") is not null
        || session.All("select workspace from workspaces order by workspace", row => new WorkspaceId(row.Int())).Exists(workspace => AnyOf(session, workspace));

    /// <summary>What is made anew when it is missing: the ring, and mails that wait.</summary>
    public static void ForgetPassing(Session session)
    {
        session.Execute("delete from protection_keys");
        session.Execute("delete from mails");
    }

    private static bool AnyOf(Session session, WorkspaceId workspace)
    {
        session.Enter(workspace);
        return session.Number("select 1 from connection_secrets where workspace = @workspace limit 1", ("@workspace", workspace.Value)) is not null;
    }
}
