using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Rolecall.Testing.Postgres;

/// <summary>A PostgreSQL server in a folder: made once, then started and ended as often as a test wants.</summary>
internal sealed class PostgresProcess
{
    private readonly string folder;
    private readonly string settings;

    private PostgresProcess(string folder, int port, string settings)
    {
        this.folder = folder;
        Port = port;
        this.settings = $"-c listen_addresses=127.0.0.1 -p {port} -c unix_socket_directories={folder} {settings}";
    }

    public int Port { get; }

    /// <summary>Whether the server's programs are on this machine; the client's alone are not enough.</summary>
    public static bool IsInstalled => TryShell($"test -x {Bin("postgres")}") is null;

    /// <summary>A cluster that "owner" owns, and anybody on this machine may log in to.</summary>
    /// <param name="settings">As options of the server: "-c name=value".</param>
    public static PostgresProcess Make(string folder, string settings)
    {
        Directory.CreateDirectory(folder);
        Give(folder);
        Shell($"{AsPostgres}{Bin("initdb")} -D {folder}/data -U owner --auth=trust --no-sync --no-instructions -k -E UTF8 --locale=C.UTF-8");
        return new PostgresProcess(folder, FreePort(), settings);
    }

    /// <summary>Lets PostgreSQL, which does not run as root, write in a folder.</summary>
    public static void Give(string folder)
    {
        if (IsRoot)
            Shell($"chown postgres {folder}");
    }

    /// <remarks>After a kill the children of the old server may take a moment to notice that they are orphans.</remarks>
    public void Start() => Shell(
        $"for n in $(seq 100); do {AsPostgres}{Bin("pg_ctl")} -D {folder}/data -s -w -t 30 -l {folder}/log start -o \"{settings}\" && exit; sleep 0.1; done; exit 1");

    /// <param name="mode">"immediate" is a crash; "fast" ends sessions; "smart" waits for them.</param>
    public void Stop(string mode = "immediate") => Stop(folder, mode);

    public static void Stop(string folder, string mode = "immediate") => StopIn($"{folder}/data", mode);

    public static void StopIn(string data, string mode = "immediate") => Shell($"{AsPostgres}{Bin("pg_ctl")} -D {data} -s -m {mode} stop || true");

    /// <summary>SIGKILL to the process that started all others of this server.</summary>
    public void Kill()
    {
        using var postmaster = Process.GetProcessById(int.Parse(File.ReadLines($"{folder}/data/postmaster.pid").First()));
        postmaster.Kill();
        postmaster.WaitForExit();
    }

    /// <summary>What a program of PostgreSQL complains of; null when it is content.</summary>
    public string? Check(string program, string arguments) => TryShell($"{Bin(program)} -h 127.0.0.1 -p {Port} -U owner {arguments} >&2");

    /// <summary>The beginning of a command: PostgreSQL does not run as root.</summary>
    public static string AsPostgres => IsRoot ? "runuser -u postgres -- " : "";

    public static string Bin(string program) => $"\"$(pg_config --bindir)\"/{program}";

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsRoot => Environment.UserName == "root";

    private static void Shell(string command)
    {
        if (TryShell(command) is { } complaint)
            throw new InvalidOperationException(complaint);
    }

    private static string? TryShell(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", $"cd / && {command}"])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : $"{command}: {said}";
    }
}
