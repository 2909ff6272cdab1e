using System.Diagnostics;
using System.Net;

namespace Rolecall.Bench.Load;

/// <summary>A server on core 0 alone: its figures are those of one core.</summary>
internal sealed class PinnedProcess : IDisposable
{
    private readonly Process process;

    private PinnedProcess(Process process) => this.process = process;

    public static async Task<PinnedProcess> StartAsync(string file, string[] arguments, Uri ready)
    {
        var pinned = new PinnedProcess(Process.Start(new ProcessStartInfo("taskset", ["-c", "0", file, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!);
        pinned.process.OutputDataReceived += (_, _) => { };
        pinned.process.BeginOutputReadLine();
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        for (var attempt = 0; attempt < 1000; attempt++)
        {
            try
            {
                using var answer = await http.GetAsync(ready);
                if (answer.StatusCode == HttpStatusCode.OK)
                    return pinned;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(20);
        }

        pinned.Dispose();
        throw new InvalidOperationException($"{file} did not become ready at {ready}.");
    }

    /// <summary>Megabytes that are the process's own or its share of what it shares.</summary>
    public long Memory()
    {
        var line = File.ReadLines($"/proc/{process.Id}/smaps_rollup").First(line => line.StartsWith("Pss:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>Measures, and how much processor time the server had meanwhile.</summary>
    public async Task<Figures> WatchAsync(Func<Task<Figures>> measure)
    {
        process.Refresh();
        var before = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var figures = await measure();
        process.Refresh();
        return figures with { Cores = (process.TotalProcessorTime - before) / watch.Elapsed };
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
