using System.Runtime.InteropServices;

namespace Rolecall.Server.Hosting;

/// <summary>Which runtime we are on, and whether it is safe: 10.0.14 closed a hole in HTTP framing (security.md R-66).</summary>
internal static class RuntimeFloor
{
    private static readonly Version Floor = new(10, 0, 14);

    /// <summary>Null when the machine names one: then the host reads it.</summary>
    public static string? DefaultEnvironment() =>
        Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") is null && Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") is null
            ? DefaultEnvironment(RuntimeEnvironment.GetRuntimeDirectory(), AppContext.BaseDirectory)
            : null;

    /// <summary>What is published brings its runtime with it, and is meant for production; a build uses the machine's.</summary>
    internal static string DefaultEnvironment(string runtimeDirectory, string baseDirectory) =>
        Path.TrimEndingDirectorySeparator(runtimeDirectory) is var runtime
        && (runtime.Length == 0 || runtime == Path.TrimEndingDirectorySeparator(baseDirectory))
            ? Environments.Production
            : Environments.Development;

    /// <summary>One sentence when the runtime is too old; null when it is not.</summary>
    public static string? Complaint(Version runtime) => runtime >= Floor
        ? null
        : $"Rolecall runs on .NET {runtime}, which has known holes: install {Floor} or later, or use the published server, which brings it.";
}
