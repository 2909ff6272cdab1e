using System.Diagnostics;

namespace Rolecall.Durability.Tests.Running;

/// <summary>The server as users get it: <c>./dev test</c> says where it published it; without that it is published here, once.</summary>
internal static class PublishedServer
{
    private static readonly Lazy<string> Found = new(Locate);

    public static string Executable => Found.Value;

    private static string Locate()
    {
        var folder = Environment.GetEnvironmentVariable("ROLECALL_PUBLISHED");
        if (string.IsNullOrEmpty(folder))
        {
            var root = Repository.Root;
            folder = Path.Combine(root, "artifacts", "publish");
            using var publish = Process.Start(new ProcessStartInfo(
                "dotnet", ["publish", "src/Server", "-c", "Release", "-o", folder, "-v", "q", "--nologo"])
            { WorkingDirectory = root })!;
            publish.WaitForExit();
            Assert.Equal(0, publish.ExitCode);
        }

        return Path.Combine(folder, OperatingSystem.IsWindows() ? "rolecall.exe" : "rolecall");
    }
}
