using System.Data.Common;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Rolecall.Storage.Tests.Transfer;

/// <summary>Every row of every table as text, read by nothing of the product.</summary>
internal static class StoreRows
{
    public static SortedDictionary<string, List<string>> OfFile(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False;Mode=ReadOnly");
        connection.Open();
        return Of(connection, "select name from sqlite_schema where type = 'table' and name not like 'sqlite%'");
    }

    public static SortedDictionary<string, List<string>> OfDatabase(string address)
    {
        using var connection = new NpgsqlConnection(address);
        connection.Open();
        return Of(connection, "select tablename::text from pg_tables where schemaname = 'public'");
    }

    private static SortedDictionary<string, List<string>> Of(DbConnection connection, string tables)
    {
        var all = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var table in Read(connection, tables, reader => reader.GetString(0)).Where(table => !table.StartsWith("schema_", StringComparison.Ordinal)))
        {
            var rows = Read(connection, $"select * from {table}", TextOf);
            rows.Sort(StringComparer.Ordinal);
            all[table] = rows;
        }

        return all;
    }

    /// <summary>The numbers of the installation are columns in one database and sequences in the other.</summary>
    private static string TextOf(DbDataReader reader) => string.Join(
        '|',
        Enumerable.Range(0, reader.FieldCount)
            .Where(i => !reader.GetName(i).StartsWith("last_", StringComparison.Ordinal) || reader.GetName(i) is "last_at" or "last_used_at")
            .OrderBy(reader.GetName, StringComparer.Ordinal)
            .Select(i => $"{reader.GetName(i)}={(reader.IsDBNull(i) ? "null" : TextOf(reader.GetName(i), reader.GetValue(i)))}"));

    private static string TextOf(string column, object value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        bool flag => flag ? "1" : "0",
        string text when column == "search" => Sorted(JsonNode.Parse(text))!.ToJsonString(),
        _ => $"{value}",
    };

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        JsonValue number when number.TryGetValue<decimal>(out var exact) => JsonValue.Create((double)exact),
        _ => node?.DeepClone(),
    };

    private static List<T> Read<T>(DbConnection connection, string sql, Func<DbDataReader, T> read)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the tests' own text
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }
}
