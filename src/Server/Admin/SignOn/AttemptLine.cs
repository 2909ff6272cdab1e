namespace Rolecall.Server.Admin.SignOn;

/// <summary>An attempt to sign in, as somebody reads it who looks for what is wrong.</summary>
/// <param name="Path">Of the member's page; null when nobody knows who it was.</param>
public sealed record AttemptLine(
    DateTimeOffset At, string? Who, string? Path, string Method, string Outcome, string Tone, string? Reason, string? Address, string RequestId);
