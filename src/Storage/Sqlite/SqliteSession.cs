using Microsoft.Data.Sqlite;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Rows;
using Rolecall.Storage.Sessions;
using SQLitePCL;

namespace Rolecall.Storage.Sqlite;

/// <summary>Statements are kept by their text and compiled once.</summary>
/// <param name="onStatement">Is shown every statement; tests watch that each names its workspace.</param>
internal sealed class SqliteSession(SqliteConnection connection, SettingsCache settings, Action<string>? onStatement = null)
    : Session(SqliteDialect.Instance, settings)
{
    /// <summary>Filters come in as many shapes as clients think of; beyond this many the statements are prepared anew.</summary>
    private const int MostStatements = 200;

    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);

    /// <summary>False again when SQLite gave a transaction up by itself, as it does when the disk fails.</summary>
    public override bool InTransaction => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    public override void Execute(string sql, params ReadOnlySpan<Parameter> parameters) => Change(sql, parameters);

    public override int Change(string sql, params ReadOnlySpan<Parameter> parameters) => Bind(sql, parameters).ExecuteNonQuery();

    public override long? Number(string sql, params ReadOnlySpan<Parameter> parameters) => Bind(sql, parameters).ExecuteScalar() as long?;

    public override string? Text(string sql, params ReadOnlySpan<Parameter> parameters) => Bind(sql, parameters).ExecuteScalar() as string;

    public override T? First<T>(string sql, Func<Row, T> read, params ReadOnlySpan<Parameter> parameters)
        where T : class
    {
        using var reader = Bind(sql, parameters).ExecuteReader();
        return reader.Read() ? read(new Row(reader)) : null;
    }

    public override List<T> All<T>(string sql, Func<Row, T> read, params ReadOnlySpan<Parameter> parameters)
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

    public override IEnumerable<T> Each<T>(string sql, Func<Row, T> read, params Parameter[] parameters)
    {
        using var reader = Bind(sql, parameters).ExecuteReader();
        var row = new Row(reader);
        while (reader.Read())
        {
            row.Rewind();
            yield return read(row);
        }
    }

    public override void Savepoint(string name) => Execute($"savepoint {name}");

    public override void RollBackTo(string name)
    {
        Execute($"rollback to {name}");
        Release(name);
    }

    public override void Release(string name) => Execute($"release {name}");

    /// <summary>Keys and statements keep workspaces apart here.</summary>
    public override void Enter(WorkspaceId workspace)
    {
    }

    public override void EnterByCredential(string handle)
    {
    }

    public override void Dispose()
    {
        Forget();
        connection.Dispose();
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<Parameter> parameters)
    {
        onStatement?.Invoke(sql);
        var command = prepared.GetValueOrDefault(sql) ?? Prepare(sql, parameters);
        for (var i = 0; i < parameters.Length; i++)
        {
            // Two places may use one text and name the parameters in another order.
            var parameter = command.Parameters[i].ParameterName == parameters[i].Name
                ? command.Parameters[i]
                : command.Parameters[parameters[i].Name];
            parameter.Value = ValueOf(parameters[i]);
        }

        return command;
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<Parameter> parameters)
    {
        if (prepared.Count >= MostStatements)
            Forget();
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // every value is a parameter
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var parameter in parameters)
            command.Parameters.AddWithValue(parameter.Name, ValueOf(parameter));
        return prepared[sql] = command;
    }

    private static object ValueOf(Parameter parameter) => parameter.Type switch
    {
        ParameterType.Number => parameter.Number,
        ParameterType.Numbers => StoredJson.Write((IReadOnlyList<long>)parameter.Value!),
        ParameterType.Texts => StoredJson.Write((IReadOnlyList<string>)parameter.Value!),
        _ => parameter.Value ?? DBNull.Value,
    };

    private void Forget()
    {
        foreach (var command in prepared.Values)
            command.Dispose();
        prepared.Clear();
    }
}
