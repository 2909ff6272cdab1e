namespace Rolecall.Storage.Ordering;

/// <summary>What the rows of a list are sorted by.</summary>
/// <param name="Expression">In SQL; null of a resource that has no value.</param>
/// <param name="IsNumber">Numbers, flags and times sort by amount; all else sorts as text, by code point.</param>
internal sealed record OrderKey(string Expression, bool IsNumber = false);
