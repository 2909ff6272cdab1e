using Rolecall.Bench.Limits;
using Rolecall.Bench.Load;

namespace Rolecall.Bench.Report;

internal sealed record Measured(Workload Workload, int Members, Figures Figures)
{
    public double Ratio(Ceiling ceiling) => Figures.PerSecond / Workload.Limit(ceiling);
}
