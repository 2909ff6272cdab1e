using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Rolecall.Browser.Tests.Running;

/// <summary>A server program that is not ours, with its log in a file. It ends with its owner, however that ends.</summary>
internal sealed class Daemon : IDisposable
{
    // The pipe from its owner closes at Dispose and also when the test program is killed; then a shell beside the server kills it.
    private const string UntilInputCloses = "exec 3<&0; (cat <&3 > /dev/null; kill -9 $$) & log=$1; shift; exec \"$@\" 3<&- < /dev/null >> \"$log\" 2>&1";

    private readonly Process process;
    private readonly string log;

    private Daemon(Process process, string log) => (this.process, this.log) = (process, log);

    public static Daemon Start(string folder, string log, IReadOnlyDictionary<string, string> environment, params string[] command)
    {
        var start = new ProcessStartInfo("sh", ["-c", UntilInputCloses, "sh", log, .. command])
        {
            UseShellExecute = false, RedirectStandardInput = true, WorkingDirectory = folder,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new Daemon(Process.Start(start)!, log);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Until it answers at an address. If it never does, it is ended, and the test fails with its log.</summary>
    public async Task WaitAsync(Uri address)
    {
        using var http = new HttpClient();
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(30) && !process.HasExited)
        {
            try
            {
                using var answer = await http.GetAsync(address);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // not yet
            }

            await Task.Delay(20);
        }

        Dispose();
        Assert.Fail($"{address} does not answer:\n{await File.ReadAllTextAsync(log)}");
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
