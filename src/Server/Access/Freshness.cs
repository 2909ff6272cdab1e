using Rolecall.Domain.Accounts;

namespace Rolecall.Server.Access;

/// <summary>What could do lasting harm wants a person who proved a moment ago who they are, not a screen somebody left.</summary>
internal static class Freshness
{
    public static TimeSpan Longest => BrowserSession.Fresh;

    /// <param name="to">The path to come back to.</param>
    /// <returns>Where to prove it again; null when that is recent enough.</returns>
    public static IResult? Require(Visitor visitor, DateTimeOffset now, string to) => now - visitor.AuthenticatedAt <= Longest
        ? null
        : new SeeOther($"/reauthenticate?to={Uri.EscapeDataString(to)}");
}
