using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using Rolecall.Bench.Load;

namespace Rolecall.Bench.Postgres;

/// <summary>How many rows the driver alone inserts, each in a durable transaction of its own, and selects by key.</summary>
internal static class NpgsqlRates
{
    private const int Connections = 16;

    private const string Table =
        "create table users (number bigint generated always as identity primary key, "
        + "name text not null unique, other text not null unique, json text not null)";

    public static async Task<(double Select, double Insert)> MeasureAsync(string connection, TimeSpan warmUp, TimeSpan window)
    {
        await using var source = NpgsqlDataSource.Create(connection + $";Maximum Pool Size={Connections}");
        await using (var create = source.CreateCommand(Table))
            await create.ExecuteNonQueryAsync();

        var rows = 0;
        var insert = await RateAsync(source, "insert into users (name, other, json) values ($1, $2, $3)", warmUp, window, parameters =>
        {
            var name = User.UserName(Interlocked.Increment(ref rows));
            (parameters[0].Value, parameters[1].Value, parameters[2].Value) = (name, "00u-" + name, User.Named(name));
        });
        var select = await RateAsync(source, "select json from users where name = $1", warmUp, window, parameters =>
            parameters[0].Value = User.UserName(1 + Random.Shared.Next(rows)));
        return (select, insert);
    }

    private static async Task<double> RateAsync(
        NpgsqlDataSource source, string sql, TimeSpan warmUp, TimeSpan window, Action<NpgsqlParameterCollection> next)
    {
        await RunAsync(source, sql, warmUp, next);
        return await RunAsync(source, sql, window, next);
    }

    private static async Task<double> RunAsync(NpgsqlDataSource source, string sql, TimeSpan duration, Action<NpgsqlParameterCollection> next)
    {
        var watch = Stopwatch.StartNew();
        var done = await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            await using var connection = await source.OpenConnectionAsync();
#pragma warning disable CA2100 // the constants above
            await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
            var count = sql.Count(letter => letter == '$');
            for (var n = 0; n < count; n++)
                command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = "" });
            await command.PrepareAsync();
            var times = 0;
            for (; watch.Elapsed < duration; times++)
            {
                next(command.Parameters);
                await command.ExecuteScalarAsync();
            }

            return times;
        }));
        return done.Sum() / watch.Elapsed.TotalSeconds;
    }
}
