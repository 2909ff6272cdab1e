using Rolecall.Domain.Connections;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

internal static class ConnectionSecretRows
{
    public static ConnectionSecret? Find(Session session, WorkspaceId workspace, ConnectionId connection, ConnectionSecretKind kind) => session.First(
        """
        select connection, kind, sealed, public, made_at from connection_secrets
        where workspace = @workspace and connection = @connection and kind = @kind
        """,
        row => new ConnectionSecret(
            new ConnectionId(row.Int()), Stored.Word<ConnectionSecretKind>(row.Text()), row.Bytes(), row.TextOrNull(), row.Time()),
        ("@workspace", workspace.Value),
        ("@connection", connection.Value),
        ("@kind", Stored.Word(kind)));

    public static void Put(Session session, WorkspaceId workspace, ConnectionSecret secret) => session.Execute(
        """
        insert into connection_secrets (workspace, connection, kind, sealed, public, made_at)
        values (@workspace, @connection, @kind, @sealed, @public, @at)
        on conflict (workspace, connection, kind) do update set sealed = excluded.sealed, public = excluded.public, made_at = excluded.made_at
        """,
        ("@workspace", workspace.Value),
        ("@connection", secret.Connection.Value),
        ("@kind", Stored.Word(secret.Kind)),
        ("@sealed", secret.Sealed.ToArray()),
        ("@public", secret.Public),
        ("@at", Stored.Time(secret.Made)));
}
