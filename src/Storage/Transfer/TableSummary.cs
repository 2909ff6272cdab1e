namespace Rolecall.Storage.Transfer;

/// <summary>What a table holds, so that two can be compared without either.</summary>
/// <param name="Sha256">Over its rows in the order of their key.</param>
public sealed record TableSummary(string Table, long Rows, string Sha256);
