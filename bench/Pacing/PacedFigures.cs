namespace Rolecall.Bench.Pacing;

/// <param name="Asked">Requests a second that were due.</param>
/// <param name="Sent">Requests a second that were answered.</param>
/// <param name="P50">Milliseconds from when the request was due, as P99.</param>
internal sealed record PacedFigures(double Asked, double Sent, double P50, double P99, int Errors)
{
    public bool KeptUp => Sent >= Asked * 0.95;
}
