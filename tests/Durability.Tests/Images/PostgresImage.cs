using Npgsql;

namespace Rolecall.Durability.Tests.Images;

/// <param name="check">Runs pg_amcheck: what it complains of, or null.</param>
internal sealed class PostgresImage(string connection, Func<string?> check) : StoreImage(Open(connection))
{
    public override IEnumerable<string> Damage() => check() is { } complaint ? [complaint] : [];

    private static NpgsqlConnection Open(string connection)
    {
        var opened = new NpgsqlConnection(connection);
        opened.Open();
        return opened;
    }
}
