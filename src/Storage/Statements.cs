using System.Data.Common;

namespace Rolecall.Storage;

/// <summary>Statements of an operator or of an update, which take as long as they take.</summary>
internal static class Statements
{
    public static DbCommand Of(DbConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // names of our own tables; every value is a parameter
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    public static object? Run(DbConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Of(connection, sql, parameters);
        return command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    public static IEnumerable<object?[]> Rows(DbConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        using var command = Of(connection, sql, parameters);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
                row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            yield return row;
        }
    }

    public static List<string> Texts(DbConnection connection, string sql, params (string Name, object Value)[] parameters) =>
        [.. Rows(connection, sql, parameters).Select(row => (string)row[0]!)];
}
