using System.Globalization;
using System.Xml;

namespace Rolecall.Saml.Responses;

/// <summary>Compares the times in an assertion with ours, and remembers the earliest end.</summary>
internal sealed class Validity(DateTimeOffset now)
{
    // SAML core §1.3.3: always in UTC, so a time that does not say so is too.
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    private DateTimeOffset earliest = DateTimeOffset.MaxValue - SamlResponse.Skew;

    public DateTimeOffset GoodUntil => earliest + SamlResponse.Skew;

    /// <summary>Null if the attribute is not there.</summary>
    public DateTimeOffset? Start(XmlElement element, string attribute) =>
        Read(element, attribute) is not { } start ? null
        : start <= now + SamlResponse.Skew ? start
        : throw new SamlRefusedException(
            SamlRefusal.NotYet, $"The {attribute} of the {element.LocalName} is {start - now:c} ahead of our clock; set the clocks, ours and the identity provider's, by NTP.");

    /// <summary>Null if the attribute is not there.</summary>
    public DateTimeOffset? End(XmlElement element, string attribute)
    {
        if (Read(element, attribute) is not { } end)
            return null;
        if (end <= now - SamlResponse.Skew)
            throw new SamlRefusedException(
                SamlRefusal.Expired, $"The {attribute} of the {element.LocalName} passed {now - end:c} ago; start the sign-in again, and set the clocks by NTP if it comes back.");
        earliest = end < earliest ? end : earliest;
        return end;
    }

    private static DateTimeOffset? Read(XmlElement element, string attribute)
    {
        if (element.Optional(attribute) is not { } text)
            return null;
        return DateTimeOffset.TryParseExact(
            text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new SamlRefusedException(
                SamlRefusal.Malformed, $"The {attribute} \"{Quoted.Shortened(text)}\" is no time in UTC; let the identity provider write it as in XML Schema.");
    }
}
