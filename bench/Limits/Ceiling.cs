namespace Rolecall.Bench.Limits;

/// <summary>The limits of this machine in this run, in requests or transactions a second.</summary>
internal sealed record Ceiling(double Get, double Post, double Page, double Transactions);
