namespace Rolecall.Browser.Tests.Running;

internal static class Programs
{
    /// <summary>Where a program is on the path; null when this machine does not have it.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
