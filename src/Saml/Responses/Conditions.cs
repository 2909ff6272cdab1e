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
            throw Audience("none", expected);
        foreach (var audiences in restrictions.Select(restriction => restriction.Children(Xml.Assertion, "Audience").ConvertAll(a => a.Text(SamlRefusal.Audience))))
            if (!audiences.Contains(expected.Audience, StringComparer.Ordinal))
                throw Audience($"\"{Quoted.Shortened(string.Join(' ', audiences))}\"", expected);

        // These two ask for what we do anyway: one use, and no assertion of ours on the strength of this one.
        var unknown = conditions.Children().Except(restrictions)
            .FirstOrDefault(condition => !condition.Is(Xml.Assertion, "OneTimeUse") && !condition.Is(Xml.Assertion, "ProxyRestriction"));
        if (unknown is not null)
            throw new SamlRefusedException(
                SamlRefusal.Condition, $"The assertion has the unknown condition {Quoted.Shortened(unknown.LocalName)}; let the identity provider leave it out.");
    }

    private static SamlRefusedException Audience(string found, SamlExpectation expected) => new(
        SamlRefusal.Audience,
        $"The audience is {found}; set it at the identity provider to {expected.Audience} (in Okta: \"Audience URI (SP Entity ID)\").");
}
