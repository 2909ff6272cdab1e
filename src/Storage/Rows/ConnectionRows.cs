using Rolecall.Domain.Connections;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

internal static class ConnectionRows
{
    /// <summary>To be read by <see cref="Of"/>, from connections as k.</summary>
    public const string Columns = "k.connection, k.name, k.state, k.proven, k.provider, k.places, k.created_at, k.client, k.quirks, k.entitlements";

    public static IReadOnlyList<Connection> All(Session session, WorkspaceId workspace) => session.All(
        $"select {Columns} from connections k where k.workspace = @workspace order by k.connection",
        Of,
        ("@workspace", workspace.Value));

    public static Connection Of(Row row) => new(
        new ConnectionId(row.Int()),
        row.Text(),
        Stored.Word<ConnectionState>(row.Text()),
        row.Flag(),
        StoredJson.Provider(row.Text()),
        StoredJson.Places(row.Text()),
        row.Time())
    {
        Client = row.Text(),
        Quirks = StoredJson.Flags(row.Text()),
        Entitlements = Stored.Word<EntitlementMode>(row.Text()),
    };

    /// <summary>The enabled one last: it may take the place of another, which has to give it up first.</summary>
    public static void Put(Session session, WorkspaceId workspace, IReadOnlyList<Connection> connections)
    {
        foreach (var connection in connections.OrderBy(connection => connection.State == ConnectionState.Enabled))
        {
            session.Execute(
                """
                insert into connections (workspace, connection, name, state, proven, provider, places, created_at,
                    client, quirks, entitlements)
                values (@workspace, @connection, @name, @state, @proven, @provider, @places, @at, @client, @quirks, @entitlements)
                on conflict (workspace, connection) do update set name = excluded.name, state = excluded.state,
                    proven = excluded.proven, provider = excluded.provider, places = excluded.places,
                    client = excluded.client, quirks = excluded.quirks, entitlements = excluded.entitlements
                """,
                ("@workspace", workspace.Value),
                ("@connection", connection.Id.Value),
                ("@name", connection.Name),
                ("@state", Stored.Word(connection.State)),
                ("@proven", connection.Proven),
                ("@provider", StoredJson.Write(connection.Provider)),
                ("@places", StoredJson.Write(connection.Places)),
                ("@at", Stored.Time(connection.Created)),
                ("@client", connection.Client),
                ("@quirks", StoredJson.Write(connection.Quirks)),
                ("@entitlements", Stored.Word(connection.Entitlements)));
        }
    }

    public static void SetPlaces(Session session, WorkspaceId workspace, ConnectionId connection, IReadOnlyList<RolePlace> places) =>
        session.Execute(
            "update connections set places = @places where workspace = @workspace and connection = @connection",
            ("@places", StoredJson.Write(places)),
            ("@workspace", workspace.Value),
            ("@connection", connection.Value));
}
