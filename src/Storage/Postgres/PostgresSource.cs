using Npgsql;

namespace Rolecall.Storage.Postgres;

/// <summary>Makes connections with the settings our promises rest on; what the operator's own text says goes before ours.</summary>
/// <param name="Readers">How many connections read.</param>
/// <param name="Writers">How many write.</param>
internal sealed record PostgresSource(NpgsqlDataSource Data, int Readers, int Writers)
{
    private const string PoolSize = "Maximum Pool Size";

    private static readonly (string Name, object Value)[] Ours =
    [
        ("Application Name", "rolecall"),
        // prepared statements: the plan of a statement is made once for each connection
        ("Max Auto Prepare", 400),
        ("Auto Prepare Min Usages", 2),
        ("Timeout", 3),
        ("Command Timeout", 30),
        ("Keepalive", 10),
        // of several hosts another may be the primary by now
        ("Host Recheck Seconds", 1),
    ];

    /// <exception cref="UnusableStoreException">It is no connection string.</exception>
    public static PostgresSource Of(string connection)
    {
        try
        {
            var given = new NpgsqlConnectionStringBuilder(connection);
            foreach (var (name, value) in Ours.Where(ours => !Says(connection, ours.Name)))
                given[name] = value;
            var connections = Says(connection, PoolSize) ? Math.Max(3, given.MaxPoolSize) : Math.Clamp(6 * Environment.ProcessorCount, 12, 48);
            given[PoolSize] = connections + 1; // one listens
            var writers = Math.Max(1, connections / 3);
            return new PostgresSource(DataOf(given), connections - writers, writers);
        }
        catch (ArgumentException wrong)
        {
            throw new UnusableStoreException(
                $"The PostgreSQL connection cannot be read ({wrong.Message}): write it as 'postgres:Host=db;Database=rolecall;Username=rolecall'.");
        }
    }

    private static NpgsqlDataSource DataOf(NpgsqlConnectionStringBuilder settings)
    {
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        return settings.Host?.Contains(',', StringComparison.Ordinal) is true
            ? builder.BuildMultiHost().WithTargetSession(TargetSessionAttributes.Primary)
            : builder.Build();
    }

    private static bool Says(string connection, string name) => connection.Contains(name, StringComparison.OrdinalIgnoreCase);
}
