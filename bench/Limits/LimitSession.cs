using Rolecall.Bench.Load;
using Rolecall.Bench.Postgres;
using Rolecall.Bench.Report;
using Rolecall.Bench.Servers;

namespace Rolecall.Bench.Limits;

/// <summary>What nothing on this machine can beat, measured as the servers are.</summary>
internal sealed class LimitSession(Options options, Meter meter, PostgresCluster? cluster, string folder)
{
    private static readonly Uri Address = new("http://127.0.0.1:5084");

    private readonly Dictionary<string, string> environment = new(StringComparer.Ordinal)
    {
        ["BENCH_IDS"] = Path.Combine(folder, "ids"),
        ["BENCH_USER"] = Path.Combine(folder, "user"),
    };

    public async Task<Ceiling> MeasureAsync()
    {
        await File.WriteAllTextAsync(environment["BENCH_IDS"], "1\n");
        using var process = await PinnedProcess.StartAsync(Environment.ProcessPath!, ["bare", Address.ToString()], Address);
        var get = await MeasureAsync(process, Workload.Get);
        var post = await MeasureAsync(process, Workload.Post);
        var page = await MeasureAsync(process, Workload.List);
        await Console.Error.WriteLineAsync("    one-row transactions");
        var transactions = OneRowTransactions.Measure(Path.Combine(folder, "limit.db"), options.Window);
        if (cluster is null)
            return new Ceiling(get, post, page, transactions, null, null);
        await Console.Error.WriteLineAsync("    Npgsql alone");
        var (select, insert) = await NpgsqlRates.MeasureAsync(await cluster.CreateDatabaseAsync("bench_limit"), options.WarmUp, options.Window);
        return new Ceiling(get, post, page, transactions, select, insert);
    }

    private async Task<double> MeasureAsync(PinnedProcess process, Workload work) =>
        (await meter.MeasureAsync(process, new Target(Address, "", ""), work.Script, work.Connections, environment)).PerSecond;
}
