using System.Diagnostics;
using System.Globalization;
using System.Net;
using Rolecall.Bench.Load;

namespace Rolecall.Bench.Servers;

/// <summary>A server on core 0 alone: its figures are those of one core.</summary>
internal sealed class PinnedProcess : IDisposable
{
    private readonly Process process;
    private readonly int[] roots;
    private readonly IDisposable leftover;

    private PinnedProcess(Process process, int? database)
    {
        this.process = process;
        roots = database is { } one ? [process.Id, one] : [process.Id];
        leftover = Leftovers.Add(process.Kill);
    }

    /// <summary>From the start to the first good answer.</summary>
    public TimeSpan Start { get; private set; }

    /// <param name="database">A process that works for this one on the same core.</param>
    /// <exception cref="InvalidOperationException">It ended, or did not become ready.</exception>
    public static async Task<PinnedProcess> StartAsync(string file, IEnumerable<string> arguments, Uri ready, int? database = null)
    {
        var watch = Stopwatch.StartNew();
        var pinned = new PinnedProcess(
            Process.Start(new ProcessStartInfo("taskset", ["-c", "0", file, .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!,
            database);
        var said = new Tail();
        pinned.process.OutputDataReceived += (_, line) => said.Add(line.Data);
        pinned.process.ErrorDataReceived += (_, line) => said.Add(line.Data);
        pinned.process.BeginOutputReadLine();
        pinned.process.BeginErrorReadLine();
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        while (watch.Elapsed < TimeSpan.FromMinutes(1) && !pinned.process.HasExited)
        {
            if (await AnswersAsync(http, ready))
            {
                pinned.Start = watch.Elapsed;
                return pinned;
            }

            await Task.Delay(5);
        }

        pinned.Dispose();
        throw new InvalidOperationException($"{Path.GetFileName(file)} did not become ready: {said}");
    }

    public Footprint Memory() => roots.Select(ProcessTree.Memory).Aggregate((one, other) => one + other);

    /// <summary>Measures, and how much of its core the server and others had meanwhile.</summary>
    public async Task<Figures> WatchAsync(Func<Task<Figures>> measure)
    {
        var (ours, all, watch) = (ProcessorTime(), ProcessTree.CoreZero(), Stopwatch.StartNew());
        var figures = await measure();
        var (elapsed, used) = (watch.Elapsed, ProcessorTime() - ours);
        return figures with { Cores = used / elapsed, Foreign = Math.Max(0, (ProcessTree.CoreZero() - all - used) / elapsed) };
    }

    /// <summary>Until it has done what the load left behind when it hung up, or a minute.</summary>
    public async Task SettleAsync()
    {
        var pause = TimeSpan.FromMilliseconds(200);
        for (var tries = 0; tries < 300; tries++)
        {
            var before = ProcessorTime();
            await Task.Delay(pause);
            if (ProcessorTime() - before < pause * 0.2)
                return;
        }
    }

    /// <summary>Asks it to end, so that what it still holds is written.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await process.WaitForExitAsync(patience.Token);
    }

    public void Dispose()
    {
        leftover.Dispose();
        if (!process.HasExited)
            process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private TimeSpan ProcessorTime() => roots.Aggregate(TimeSpan.Zero, (sum, root) => sum + ProcessTree.ProcessorTime(root));

    private static async Task<bool> AnswersAsync(HttpClient http, Uri ready)
    {
        try
        {
            using var answer = await http.GetAsync(ready);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception early) when (early is HttpRequestException or TaskCanceledException)
        {
            return false; // it does not listen yet
        }
    }
}
