using System.Diagnostics;
using System.Text.Json;
using Rolecall.Bench.Groups;
using Rolecall.Bench.Limits;
using Rolecall.Bench.Load;
using Rolecall.Bench.Report;

namespace Rolecall.Bench;

/// <summary>One run of everything: the limits first, then the server at each size.</summary>
internal sealed class Session(Options options, string server, string folder)
{
    private static readonly Uri Address = new("http://127.0.0.1:5085");

    private readonly Dictionary<string, string> environment = new(StringComparer.Ordinal)
    {
        ["BENCH_IDS"] = Path.Combine(folder, "ids"),
        ["BENCH_USER"] = Path.Combine(folder, "user"),
    };

    private int runs;

    public async Task<Run> RunAsync(TimeProvider clock)
    {
        await File.WriteAllTextAsync(environment["BENCH_USER"], User.Text);
        var ceiling = await MeasureLimitsAsync();
        var target = Found();
        var rows = new List<Measured>();
        GroupRun? groups = null;
        long memory;
        using (var process = await StartAsync())
        {
            var members = new Members(target);
            foreach (var size in options.Sizes)
            {
                await Console.Error.WriteLineAsync($"loading {size:N0} members");
                await members.GrowToAsync(size);
                await File.WriteAllLinesAsync(environment["BENCH_IDS"], members.Ids);
                environment["BENCH_MEMBERS"] = $"{size}";
                foreach (var work in Workload.All.Where(work => options.Only is null || work.Script == options.Only))
                    rows.Add(new Measured(work, size, await MeasureAsync(process, work.Script, work.Connections, target)));
            }

            if (options.HasGroups)
                groups = await new GroupSession(options, target, members).RunAsync();
            memory = process.Memory();
        }

        var watch = Stopwatch.StartNew();
        using (await StartAsync())
            watch.Stop();
        return new Run(clock.GetLocalNow(), Machine(), options.IsQuick, options.WarmUp, options.Window, options.Tries, ceiling, rows, groups, memory, watch.Elapsed);
    }

    private async Task<Ceiling> MeasureLimitsAsync()
    {
        await File.WriteAllTextAsync(environment["BENCH_IDS"], "1\n");
        var bare = new Target(Address, "", "");
        using var process = await PinnedProcess.StartAsync(Environment.ProcessPath!, ["bare", Address.ToString()], Address);
        var get = await MeasureAsync(process, "get", 16, bare);
        var post = await MeasureAsync(process, "post", 16, bare);
        var page = await MeasureAsync(process, "list", 16, bare);
        var transactions = OneRowTransactions.Measure(Path.Combine(folder, "limit.db"), options.Window);
        return new Ceiling(get.PerSecond, post.PerSecond, page.PerSecond, transactions);
    }

    private async Task<Figures> MeasureAsync(PinnedProcess process, string script, int connections, Target target)
    {
        await RunWrkAsync(options.WarmUp);
        Figures? best = null;
        for (var attempt = 0; attempt < options.Tries; attempt++)
        {
            var figures = await process.WatchAsync(() => RunWrkAsync(options.Window));
            if (best is null || figures.PerSecond > best.PerSecond)
                best = figures;
        }

        await Console.Error.WriteLineAsync($"{script,-8} {connections,3} {best!.PerSecond,10:N0}/s  p50 {best.P50:0.00}  p99 {best.P99:0.00}  cores {best.Cores:0.00}  errors {best.Errors}");
        return best;

        Task<Figures> RunWrkAsync(TimeSpan duration)
        {
            environment["BENCH_RUN"] = $"run{++runs}";
            return Wrk.RunAsync(script, target, connections, duration, environment);
        }
    }

    private Task<PinnedProcess> StartAsync() => PinnedProcess.StartAsync(
        server, ["serve", "--urls", Address.ToString(), "--store", Store], new Uri(Address, "/health/ready"));

    private string Store => $"sqlite:{Path.Combine(folder, "bench.db")}";

    private Target Found()
    {
        var metadata = Path.Combine(Repository.Root, "samples", "okta-metadata.xml");
        using var init = Process.Start(new ProcessStartInfo(server,
        [
            "init", "--store", Store, "--url", Address.ToString().TrimEnd('/'), "--workspace", "Bench", "--owner", "owner@bench.example",
            "--idp-metadata", metadata, "--behaviour", "rfc", "--json",
        ])
        { UseShellExecute = false, RedirectStandardOutput = true })!;
        using var made = JsonDocument.Parse(init.StandardOutput.ReadToEnd());
        init.WaitForExit();
        var scim = new Uri(made.RootElement.GetProperty("scimBaseUrl").GetString()!);
        return new Target(Address, scim.AbsolutePath, made.RootElement.GetProperty("scimToken").GetString()!);
    }

    private static string Machine()
    {
        var model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim();
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1L << 30);
        return $"{Environment.ProcessorCount} cores ({model}), {memory} GiB, .NET {Environment.Version} for the limits";
    }
}
