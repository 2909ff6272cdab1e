namespace Rolecall.Bench.Load;

/// <summary>What is measured: the address, the path before /Users, and the token that opens it.</summary>
internal sealed record Target(Uri Server, string Path, string Token);
