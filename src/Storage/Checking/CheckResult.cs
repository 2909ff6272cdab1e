namespace Rolecall.Storage.Checking;

/// <summary>What one check of a store found.</summary>
/// <param name="Looked">How much was looked at, in words.</param>
/// <param name="Faults">The first of them, a clause each; empty when all is well.</param>
public sealed record CheckResult(string Name, string Looked, IReadOnlyList<string> Faults);
