using System.Data.Common;

namespace Rolecall.Durability.Tests.Images;

/// <summary>What the store holds, read past the server.</summary>
internal abstract class StoreImage(DbConnection connection) : IDisposable
{
    /// <summary>What the database says of itself; nothing when it is sound.</summary>
    public abstract IEnumerable<string> Damage();

    public long Number(string sql) => Convert.ToInt64(Scalar(sql), System.Globalization.CultureInfo.InvariantCulture);

    public string Text(string sql) => Scalar(sql)?.ToString() ?? "";

    public IEnumerable<T> All<T>(string sql, Func<DbDataReader, T> read)
    {
        using var command = Command(sql);
        using var row = command.ExecuteReader();
        while (row.Read())
            yield return read(row);
    }

    public virtual void Dispose() => connection.Dispose();

    private object? Scalar(string sql)
    {
        using var command = Command(sql);
        return command.ExecuteScalar();
    }

    private DbCommand Command(string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of these tests
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
