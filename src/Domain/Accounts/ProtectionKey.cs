namespace Rolecall.Domain.Accounts;

/// <summary>A key of the ring that forms and cookies are protected with, under the master key (security.md §4.3).</summary>
public sealed record ProtectionKey(string Name, ReadOnlyMemory<byte> Sealed, DateTimeOffset Made);
