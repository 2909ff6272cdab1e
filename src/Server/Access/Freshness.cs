namespace Rolecall.Server.Access;

/// <summary>What could do lasting harm wants a person who proved a moment ago who they are, not a screen somebody left.</summary>
internal static class Freshness
{
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <param name="to">The path to come back to.</param>
    /// <returns>Where to prove it again; null when that is recent enough.</returns>
    public static IResult? Require(Visitor visitor, DateTimeOffset now, string to) => now - visitor.AuthenticatedAt <= Longest
        ? null
        : new SeeOther($"/reauthenticate?to={Uri.EscapeDataString(to)}");
}
