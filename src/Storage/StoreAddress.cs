using Rolecall.Storage.Postgres;
using Rolecall.Storage.Sqlite;

namespace Rolecall.Storage;

/// <summary>Where an installation is kept, as the operator writes it.</summary>
public abstract record StoreAddress
{
    /// <summary>For texts that say what can be written.</summary>
    public const string Forms = "sqlite:PATH or postgres:CONNECTION";

    private const string SqlitePrefix = "sqlite:";
    private const string PostgresPrefix = "postgres:";

    private protected StoreAddress()
    {
    }

    /// <returns>Null for a text that is neither.</returns>
    public static StoreAddress? Parse(string text)
    {
        if (text.Length > SqlitePrefix.Length && text.StartsWith(SqlitePrefix, StringComparison.Ordinal))
            return new SqliteAddress(text[SqlitePrefix.Length..]);
        if (text.Length > PostgresPrefix.Length && text.StartsWith(PostgresPrefix, StringComparison.Ordinal))
            return new PostgresAddress(text[PostgresPrefix.Length..]);
        return null;
    }

    /// <exception cref="UnusableStoreException">It cannot be opened, or does not promise what must be promised.</exception>
    public abstract IStore Open(TimeProvider clock);
}

public sealed record SqliteAddress(string Path) : StoreAddress
{
    public override IStore Open(TimeProvider clock) => SqliteStore.Open(Path, clock);
}

/// <param name="Connection">As Npgsql writes it. It may hold a password: no message repeats it.</param>
public sealed record PostgresAddress(string Connection) : StoreAddress
{
    public override IStore Open(TimeProvider clock) => PostgresStore.Open(Connection, clock);

    public override string ToString() => "postgres:…";
}
