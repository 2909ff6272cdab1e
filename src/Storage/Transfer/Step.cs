namespace Rolecall.Storage.Transfer;

/// <summary>How far a long work is.</summary>
/// <param name="What">The table or the check that it is at.</param>
/// <param name="Total">Null when nobody counted.</param>
/// <param name="IsLast">Whether it is through with this table or check.</param>
public readonly record struct Step(string What, long Done, long? Total, bool IsLast);
