using Rolecall.Scim;
using Rolecall.Scim.Text;

namespace Rolecall.Server.Mailing;

/// <summary>
/// Which addresses mail goes to: one mailbox, bare. What RFC 5322 allows beside that (quoted parts, comments, lists, names in front)
/// nobody has and header injection lives on (security.md R-34).
/// </summary>
internal static class MailAddressRule
{
    private const int Longest = 254; // RFC 5321 §4.5.3.1.3, less the angle brackets
    private const int LongestLocalPart = 64;
    private const int LongestLabel = 63;

    public static bool IsOne(string address) =>
        address.Length <= Longest
        && address.Split('@') is [{ Length: > 0 and <= LongestLocalPart } local, var domain]
        && IsVisible(address)
        && local.All(c => char.IsAsciiLetterOrDigit(c) || c > '~' || "!#$%&'*+-/=?^_`{|}~.".Contains(c, StringComparison.Ordinal))
        && local.Split('.').All(atom => atom.Length > 0)
        && domain.Split('.').All(IsLabel);

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LongestLabel
        && label[0] != '-'
        && label[^1] != '-'
        && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or > '~');

    /// <summary>Nothing hidden, no control character, no white space at all.</summary>
    private static bool IsVisible(string address)
    {
        try
        {
            return NameKey.Of(address).Length > 0 && !address.Any(char.IsWhiteSpace);
        }
        catch (RefusedException)
        {
            return false;
        }
    }
}
