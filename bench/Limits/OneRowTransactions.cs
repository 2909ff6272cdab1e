using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Rolecall.Bench.Load;

namespace Rolecall.Bench.Limits;

/// <summary>How many transactions of one row this disk makes durable in a second, one after the other.</summary>
internal static class OneRowTransactions
{
    public static double Measure(string path, TimeSpan duration)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        connection.Open();
        Execute(connection, "pragma page_size = 8192; pragma journal_mode = wal; pragma synchronous = full;");
        Execute(connection, "create table users (number integer primary key, name text not null unique, other text not null unique, json text not null);");
        using var insert = connection.CreateCommand();
        insert.CommandText = "insert into users (name, other, json) values (@name, @other, @json)";
        var name = insert.Parameters.Add("@name", SqliteType.Text);
        var other = insert.Parameters.Add("@other", SqliteType.Text);
        var json = insert.Parameters.Add("@json", SqliteType.Text);
        var rows = 0;
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < duration)
        {
            var userName = User.UserName(rows++);
            (name.Value, other.Value, json.Value) = (userName, "00u-" + userName, User.Named(userName));
            insert.ExecuteNonQuery();
        }

        return rows / watch.Elapsed.TotalSeconds;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the constants above
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
