using System.Globalization;
using System.Xml;

namespace Rolecall.Saml.Responses;

/// <summary>Compares the times in an assertion with ours, and remembers the earliest end.</summary>
internal sealed class Validity(DateTimeOffset now)
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    // SAML core §1.3.3: always in UTC, so a time that does not say so is too.
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    private DateTimeOffset earliest = DateTimeOffset.MaxValue - SamlResponse.Skew;

    public DateTimeOffset GoodUntil => earliest + SamlResponse.Skew;

    /// <summary>Null if the attribute is not there.</summary>
    public DateTimeOffset? Start(XmlElement element, string attribute)
    {
        var start = Read(element, attribute);
        return start > now + SamlResponse.Skew ? throw Refuse.Early(element, attribute, start.Value - now) : start;
    }

    /// <summary>Null if the attribute is not there.</summary>
    public DateTimeOffset? End(XmlElement element, string attribute)
    {
        var end = Read(element, attribute);
        if (end <= now - SamlResponse.Skew)
            throw Refuse.Late(element, attribute, now - end.Value);
        if (end < earliest)
            earliest = end.Value;
        return end;
    }

    private static DateTimeOffset? Read(XmlElement element, string attribute) => element.Optional(attribute) switch
    {
        null => null,
        var text when DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, Utc, out var time) => time,
        var text => throw Refuse.NotATime(attribute, text),
    };
}
