namespace Rolecall.Domain.Connections;

public static class EnabledConnection
{
    /// <summary>The one that people sign in through; null when none is enabled.</summary>
    public static Connection? Enabled(this IEnumerable<Connection> connections) =>
        connections.FirstOrDefault(connection => connection.State == ConnectionState.Enabled);
}
