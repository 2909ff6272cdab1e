namespace Rolecall.Server.Pages;

/// <summary>What a form carries to prove that it is ours.</summary>
public sealed record Csrf(string Field, string Token);
