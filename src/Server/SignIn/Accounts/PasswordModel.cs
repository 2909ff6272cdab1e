namespace Rolecall.Server.SignIn.Accounts;

/// <param name="IsFirst">Whether there was none before.</param>
public sealed record PasswordModel(string Email, bool IsFirst, bool AsksCurrent, string? CurrentError, string? Error);
