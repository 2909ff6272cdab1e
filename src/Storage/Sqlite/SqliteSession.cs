using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Rolecall.Storage.Sqlite;

/// <summary>One connection and the statements it has prepared, kept by their text: SQL stays where it is used and is compiled once.</summary>
/// <remarks>For one thread at a time.</remarks>
/// <param name="onStatement">Is shown every statement; tests watch that each names its workspace.</param>
internal sealed class SqliteSession(SqliteConnection connection, Action<string>? onStatement = null) : IDisposable
{
    /// <summary>Filters come in as many shapes as clients think of; beyond this many the statements are prepared anew.</summary>
    private const int MostStatements = 200;

    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);

    /// <summary>False again when SQLite gave a transaction up by itself, as it does when the disk fails.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    /// <summary>Says how many rows were changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Bind(sql, parameters).ExecuteNonQuery();

    /// <summary>The one number that a statement answers with; null when there is no row or no value.</summary>
    public long? Number(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Bind(sql, parameters).ExecuteScalar() as long?;

    public string? Text(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Bind(sql, parameters).ExecuteScalar() as string;

    /// <summary>The first row; null when there is none.</summary>
    public T? First<T>(string sql, Func<Row, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
        where T : class
    {
        using var reader = Bind(sql, parameters).ExecuteReader();
        return reader.Read() ? read(new Row(reader)) : null;
    }

    public List<T> All<T>(string sql, Func<Row, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var reader = Bind(sql, parameters).ExecuteReader();
        var row = new Row(reader);
        var all = new List<T>();
        while (reader.Read())
        {
            row.Rewind();
            all.Add(read(row));
        }

        return all;
    }

    /// <summary>Row by row, for what may be long; until it is read to its end the statement is taken.</summary>
    public IEnumerable<T> Each<T>(string sql, Func<Row, T> read, params (string Name, object? Value)[] parameters)
    {
        using var reader = Bind(sql, parameters).ExecuteReader();
        var row = new Row(reader);
        while (reader.Read())
        {
            row.Rewind();
            yield return read(row);
        }
    }

    public void Dispose()
    {
        Forget();
        connection.Dispose();
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        onStatement?.Invoke(sql);
        var command = prepared.GetValueOrDefault(sql) ?? Prepare(sql, parameters);
        for (var i = 0; i < parameters.Length; i++)
        {
            // Two places may use one text and name the parameters in another order.
            var parameter = command.Parameters[i].ParameterName == parameters[i].Name
                ? command.Parameters[i]
                : command.Parameters[parameters[i].Name];
            parameter.Value = parameters[i].Value ?? DBNull.Value;
        }

        return command;
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (prepared.Count >= MostStatements)
            Forget();
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // every value is a parameter
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return prepared[sql] = command;
    }

    private void Forget()
    {
        foreach (var command in prepared.Values)
            command.Dispose();
        prepared.Clear();
    }
}
