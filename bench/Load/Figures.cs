namespace Rolecall.Bench.Load;

/// <param name="P50">Milliseconds, as P99.</param>
/// <param name="Errors">Answers of 400 and above, operations of a bulk request that failed, and broken connections.</param>
internal sealed record Figures(double PerSecond, double P50, double P99, int Errors)
{
    public double MegabytesPerSecond { get; init; }

    /// <summary>At once: fewer than asked for where one request alone takes long.</summary>
    public int Connections { get; init; }

    /// <summary>How much of its core the server had: below 0.8, it waited for the disk or for others.</summary>
    public double Cores { get; init; }

    /// <summary>How much of the server's core others had.</summary>
    public double Foreign { get; init; }
}
