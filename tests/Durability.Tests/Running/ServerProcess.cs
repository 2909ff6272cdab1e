using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Rolecall.Durability.Tests.Running;

/// <summary>One life of the server, as a process of its own.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(30);

    private readonly Process process;
    private readonly string log;

    private ServerProcess(Process process, Uri address, string log)
    {
        this.process = process;
        this.log = log;
        Address = address;
    }

    public Uri Address { get; }

    public int Id => process.Id;

    public int ExitCode => process.ExitCode;

    public bool HasExited => process.HasExited;

    /// <summary>Bytes, now.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Bytes, the most it ever had.</summary>
    public long PeakMemory
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
    }

    /// <summary>How long it took until the server said that it is ready.</summary>
    public TimeSpan Start { get; private set; }

    /// <param name="name">Of its log.</param>
    /// <param name="port">Null for any that is free.</param>
    /// <param name="leaveSeconds">How long it goes on taking requests once it was told to stop.</param>
    public static async Task<ServerProcess> StartAsync(Installation installation, string? name = null, int? port = null, int leaveSeconds = 0)
    {
        var watch = Stopwatch.StartNew();
        var server = Launch(installation, name, port, leaveSeconds);
        await server.WaitUntilReadyAsync(watch, installation);
        server.Start = watch.Elapsed;
        return server;
    }

    /// <summary>Starts it and waits for nothing: it may refuse to start.</summary>
    public static ServerProcess Launch(Installation installation, string? name = null, int? port = null, int leaveSeconds = 0)
    {
        var address = new Uri($"http://127.0.0.1:{port ?? FreePort()}");
        var start = new ProcessStartInfo(PublishedServer.Executable, ["serve", "--urls", address.ToString(), "--store", installation.Store])
        {
            Environment = { ["ROLECALL_LEAVESECONDS"] = $"{leaveSeconds}" },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = installation.Folder,
        };
        var file = name is null ? installation.LogPath : Path.Combine(installation.Folder, $"{name}.log");
        var server = new ServerProcess(Process.Start(start)!, address, file);
        server.process.OutputDataReceived += (_, line) => server.Log(line.Data);
        server.process.ErrorDataReceived += (_, line) => server.Log(line.Data);
        server.process.BeginOutputReadLine();
        server.process.BeginErrorReadLine();
        return server;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed, what the process knew is gone.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as a service manager does.</summary>
    public async Task StopAsync()
    {
        Terminate();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and does not wait.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    private async Task WaitUntilReadyAsync(Stopwatch watch, Installation installation)
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(2) };
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync("/health/ready");
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (Exception early) when (early is HttpRequestException or TaskCanceledException)
            {
                // It does not listen yet, is too busy starting to answer in time, or has ended, which is seen below.
            }

            if (process.HasExited || watch.Elapsed > LongestStart)
            {
                installation.IsKept = true;
                Assert.Fail($"The server did not become ready; its log is in {log} and ends: {string.Join(" | ", LastLines())}");
            }

            await Task.Delay(10);
        }
    }

    private string[] LastLines()
    {
        lock (process)
            return File.Exists(log) ? [.. File.ReadLines(log).TakeLast(5)] : [];
    }

    private void Log(string? line)
    {
        lock (process)
            File.AppendAllText(log, line + "\n");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
