using Rolecall.Bench.Limits;
using Rolecall.Bench.Load;

namespace Rolecall.Bench.Report;

internal sealed record Measured(string Server, Workload Workload, int Members, Figures Figures)
{
    /// <summary>Resources, where a request is about many.</summary>
    public double PerSecond => Figures.PerSecond * Workload.Operations;

    public double? Ratio(Ceiling ceiling) => PerSecond / ceiling.Of(Workload.Limit);
}

/// <param name="P50">Milliseconds, as P99.</param>
internal sealed record PageRow(string Way, int Members, double P50, double P99)
{
    public const string First = "first page";
    public const string ByIndex = "last page by startIndex";
    public const string ByCursor = "last page by cursor";
    public const string Anywhere = "a page anywhere by startIndex";
}
