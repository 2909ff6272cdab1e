using System.Xml;

namespace Rolecall.Saml.Responses;

/// <summary>SAML core §2.5: all of them must hold, and one that is not understood does not.</summary>
internal static class Conditions
{
    public static void Require(XmlElement conditions, SamlExpectation expected, Validity validity)
    {
        validity.Start(conditions, "NotBefore");
        validity.End(conditions, "NotOnOrAfter");
        var restrictions = conditions.Children(Xml.Assertion, "AudienceRestriction");
        if (restrictions.Count == 0)
            throw Refuse.OtherAudience("missing", expected.Audience);
        foreach (var restriction in restrictions)
            RequireUs(restriction.Children(Xml.Assertion, "Audience").ConvertAll(audience => audience.Text(SamlRefusal.Audience)), expected);

        // These two ask for what we do anyway: one use, and no assertion of ours on the strength of this one.
        var unknown = conditions.Children().Except(restrictions)
            .FirstOrDefault(condition => !condition.Is(Xml.Assertion, "OneTimeUse") && !condition.Is(Xml.Assertion, "ProxyRestriction"));
        if (unknown is not null)
            throw Refuse.UnknownCondition(unknown.LocalName);
    }

    private static void RequireUs(List<string> audiences, SamlExpectation expected)
    {
        if (!audiences.Contains(expected.Audience))
            throw Refuse.OtherAudience($"\"{Quoted.Shortened(string.Join(' ', audiences))}\"", expected.Audience);
    }
}
