namespace Rolecall.Server.SignIn.Accounts;

/// <param name="Provider">Where the identity provider is asked; null where a password is.</param>
public sealed record ReauthenticateModel(string To, string? Provider, string? Email, bool HasPassword, bool AsksCode, string? Error);
