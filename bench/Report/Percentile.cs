namespace Rolecall.Bench.Report;

internal static class Percentile
{
    public static double Of(IEnumerable<double> numbers, double share)
    {
        var sorted = numbers.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[Math.Min((int)(share * sorted.Length), sorted.Length - 1)];
    }
}
