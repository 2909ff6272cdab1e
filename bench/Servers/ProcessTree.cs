using System.Globalization;

namespace Rolecall.Bench.Servers;

/// <summary>A process with its children, as Linux counts them.</summary>
internal static class ProcessTree
{
    private const double TicksPerSecond = 100; // what every Linux shows to programs, whatever its own

    /// <summary>Of those that ended, too.</summary>
    public static TimeSpan ProcessorTime(int root)
    {
        var ticks = Sum(Stat(root), 11, 12, 13, 14) + Children(root).Sum(child => Sum(Stat(child), 11, 12));
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    public static Footprint Memory(int root)
    {
        long pss = 0, rss = 0;
        foreach (var process in Children(root).Prepend(root))
        {
            pss += Kilobytes(process, "Pss:");
            rss += Kilobytes(process, "Rss:");
        }

        return new Footprint(pss / 1024, rss / 1024);
    }

    /// <summary>How long the first core was not idle since the machine started.</summary>
    public static TimeSpan CoreZero()
    {
        var numbers = File.ReadLines("/proc/stat").First(line => line.StartsWith("cpu0 ", StringComparison.Ordinal)).Split(' ')[1..];
        return TimeSpan.FromSeconds(Sum(numbers, 0, 1, 2, 5, 6, 7) / TicksPerSecond);
    }

    private static int[] Children(int root)
    {
        var parent = root.ToString(CultureInfo.InvariantCulture);
        return Directory.EnumerateDirectories("/proc")
            .Select(Path.GetFileName)
            .Where(name => char.IsAsciiDigit(name![0]))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
            .Where(process => Stat(process) is [_, var its, ..] && its == parent)
            .ToArray();
    }

    /// <summary>From the state on, which follows the name in brackets; empty when the process is gone.</summary>
    private static string[] Stat(int process)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{process}/stat");
            return line[(line.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static long Kilobytes(int process, string what)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/smaps_rollup").First(line => line.StartsWith(what, StringComparison.Ordinal));
            return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static long Sum(string[] numbers, params int[] places) =>
        places.Where(place => place < numbers.Length).Sum(place => long.Parse(numbers[place], CultureInfo.InvariantCulture));
}

/// <param name="Pss">Megabytes that are its own or its share of what it shares.</param>
/// <param name="Rss">Megabytes in memory, shared or not.</param>
internal sealed record Footprint(long Pss, long Rss)
{
    public static Footprint operator +(Footprint one, Footprint other) => new(one.Pss + other.Pss, one.Rss + other.Rss);
}
