using System.Diagnostics;

namespace Rolecall.Durability.Tests.Running;

/// <summary>A server program that is not ours, with its log in a file.</summary>
internal sealed class Daemon : IDisposable
{
    private readonly Process process;

    private Daemon(Process process, string log) => (this.process, Log) = (process, log);

    public string Log { get; }

    public bool HasExited => process.HasExited;

    /// <param name="asUser">Null for whoever runs the tests; else, if that is root, this user.</param>
    public static Daemon Start(string command, string log, string? asUser = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var by = asUser is not null && Environment.UserName == "root" ? $"setpriv --reuid={asUser} --regid={asUser} --init-groups " : "";
        var start = new ProcessStartInfo("sh", ["-c", $"cd / && exec {by}{command} >> {log} 2>&1"]) { UseShellExecute = false };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return new Daemon(Process.Start(start)!, log);
    }

    public static bool IsInstalled(string program) =>
        new[] { "/usr/sbin", "/usr/bin", "/usr/local/bin" }.Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>SIGKILL.</summary>
    public void Kill()
    {
        if (process.HasExited)
            return;
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }
}
