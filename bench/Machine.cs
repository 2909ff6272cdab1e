namespace Rolecall.Bench;

internal static class Machine
{
    /// <summary>Of the machine, and not of the one core this process has.</summary>
    public static int Cores { get; } = File.ReadLines("/proc/cpuinfo").Count(line => line.StartsWith("processor", StringComparison.Ordinal));

    public static string Describe(string? postgres)
    {
        var model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim();
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1L << 30);
        var database = postgres is null ? "" : $", PostgreSQL {postgres}";
        return $"{Cores} cores ({model}), {memory} GiB, .NET {Environment.Version} for the limits{database}";
    }
}
