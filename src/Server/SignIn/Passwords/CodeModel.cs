using Rolecall.Server.Pages;

namespace Rolecall.Server.SignIn.Passwords;

/// <param name="Step">What was proven so far, sealed.</param>
public sealed record CodeModel(string Action, string Step, string To, string? Error, Csrf Csrf);
