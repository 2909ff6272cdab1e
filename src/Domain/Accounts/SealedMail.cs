namespace Rolecall.Domain.Accounts;

/// <summary>A mail that waits to be sent. It holds a link that opens an account, so that only the master key opens it.</summary>
/// <param name="Id">Names it; grows with time.</param>
/// <param name="Sent">When a carrier took it; only a development server keeps it after that.</param>
public sealed record SealedMail(string Id, ReadOnlyMemory<byte> Sealed, DateTimeOffset Made, DateTimeOffset Due, int Attempts, DateTimeOffset? Sent);
