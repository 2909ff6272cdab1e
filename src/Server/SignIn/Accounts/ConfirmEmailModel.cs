using Rolecall.Server.Pages;

namespace Rolecall.Server.SignIn.Accounts;

/// <param name="Action">The link itself.</param>
/// <param name="Confirmed">The address that counts now; null before the button was pressed.</param>
public sealed record ConfirmEmailModel(string Action, string? Confirmed, Csrf Csrf);
