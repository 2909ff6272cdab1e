namespace Rolecall.Bench.Load;

/// <param name="P50">Milliseconds, as P99.</param>
/// <param name="Errors">Answers of 400 and above, and broken connections.</param>
internal sealed record Figures(double PerSecond, double P50, double P99, int Errors)
{
    /// <summary>How much of its core the server had: below 0.8, a neighbour was measured too.</summary>
    public double Cores { get; init; }
}
