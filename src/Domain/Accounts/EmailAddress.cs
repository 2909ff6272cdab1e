namespace Rolecall.Domain.Accounts;

public static class EmailAddress
{
    private const int Longest = 254; // RFC 5321 §4.5.3.1.3, less the angle brackets

    /// <summary>Only what a mistyped address gets wrong: whether it takes mail, the first mail will tell.</summary>
    public static bool IsOne(string text) =>
        text.Length <= Longest
        && text.Split('@') is [{ Length: > 0 }, { Length: > 0 } host]
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or ';' or '"')
        && Uri.CheckHostName(host) == UriHostNameType.Dns;
}
