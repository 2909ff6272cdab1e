using Npgsql;

namespace Rolecall.Storage.Transfer;

/// <summary>A connection for an operator's verb, which may take as long as it takes.</summary>
internal static class PostgresOperator
{
    /// <param name="name">By which others see in pg_stat_activity who is there.</param>
    /// <exception cref="UnusableStoreException">It cannot be reached.</exception>
    public static NpgsqlConnection Connect(string address, string name)
    {
        NpgsqlConnection? connection = null;
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(address) { Pooling = false, ApplicationName = name, CommandTimeout = 0, MaxAutoPrepare = 100 };
            if (settings.Host?.Contains(',', StringComparison.Ordinal) is true)
                settings.TargetSessionAttributes = "primary";
            connection = new NpgsqlConnection(settings.ConnectionString);
            connection.Open();
            return connection;
        }
        catch (Exception failure) when (failure is NpgsqlException or ArgumentException or NotSupportedException)
        {
            connection?.Dispose();
            throw new UnusableStoreException($"The PostgreSQL store cannot be opened ({failure.Message}): check the connection, and that the server runs.");
        }
    }
}
