using Rolecall.Server.Pages;

namespace Rolecall.Server.SignIn.OwnerLinks;

/// <param name="Action">The link itself.</param>
/// <param name="Gone">Whether it works no more.</param>
public sealed record OwnerLinkModel(string Action, bool Gone, Csrf Csrf);
