namespace Rolecall.Bench.Report;

/// <param name="P50">Milliseconds, as P99.</param>
internal sealed record GroupRow(string Operation, int Size, double P50, double P99)
{
    public const string Add = "PATCH, add one";
    public const string Remove = "PATCH, remove one";
    public const string BareAdd = "PATCH, add one, answered without members";
    public const string BareRemove = "PATCH, remove one, answered without members";
    public const string BareGet = "GET without members";
    public const string Whole = "GET whole";

    public static GroupRow Of(string operation, int size, IReadOnlyCollection<double> times) =>
        new(operation, size, Percentile.Of(times, 0.50), Percentile.Of(times, 0.99));
}
