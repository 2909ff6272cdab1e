namespace Rolecall.Bench.Report;

/// <param name="Largest">How many members the groups of <paramref name="Creations"/> have.</param>
internal sealed record GroupRun(IReadOnlyList<GroupRow> Rows, IReadOnlyList<Creation> Creations, int Largest);

internal sealed record Creation(string Way, TimeSpan Took);

/// <param name="P50">Milliseconds, as P99.</param>
internal sealed record GroupRow(string Operation, int Size, double P50, double P99)
{
    public static GroupRow Of(string operation, int size, IEnumerable<double> times)
    {
        var sorted = times.Order().ToArray();
        return new GroupRow(operation, size, At(sorted, 0.50), At(sorted, 0.99));
    }

    private static double At(double[] sorted, double share) => sorted[Math.Min((int)(share * sorted.Length), sorted.Length - 1)];
}
