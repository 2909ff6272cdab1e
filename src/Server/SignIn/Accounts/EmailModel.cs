namespace Rolecall.Server.SignIn.Accounts;

/// <param name="Current">The address that counts now.</param>
/// <param name="Problem">Why no mail can be sent, and so no address be changed; null when it can.</param>
public sealed record EmailModel(string Current, string? Typed, string? Problem, string? Error);
