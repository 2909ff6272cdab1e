using System.Text.Json.Nodes;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Text;

namespace Rolecall.Domain.Connections;

internal static class ConnectionRules
{
    public const int Most = 20;
    private const int LongestName = 100;

    /// <exception cref="RefusedException">InvalidValue, Uniqueness.</exception>
    public static void CheckName(string name, IReadOnlyList<Connection> connections)
    {
        var key = NameKey.Of(name);
        if (name.Length > LongestName)
            throw new RefusedException(Refusal.InvalidValue, $"A connection's name has at most {LongestName} characters.");
        if (connections.Any(connection => NameKey.Fold(connection.Name) == key))
            throw new RefusedException(Refusal.Uniqueness, "The workspace has a connection of that name already: choose another name.");
    }

    /// <exception cref="RefusedException">NotFound.</exception>
    public static Connection Find(WorkspaceContext context, ConnectionId id) =>
        context.Connections.FirstOrDefault(connection => connection.Id == id)
        ?? throw new RefusedException(Refusal.NotFound, "There is no such connection in this workspace.");

    /// <summary>What gives way when that one is enabled: at most one is, and it is suspended with its tokens.</summary>
    public static IReadOnlyList<Connection> Replaced(IReadOnlyList<Connection> connections, ConnectionId by) =>
        connections.Enabled() is { } other && other.Id != by ? [other with { State = ConnectionState.Disabled }] : [];

    public static Happening Happened(string action, Connection connection) => new(action, $"connection:{connection.Id}", new JsonObject
    {
        ["id"] = connection.Id.Value,
        ["name"] = connection.Name,
        ["state"] = SnakeCase.Of(connection.State),
    });
}
