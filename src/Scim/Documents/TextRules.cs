using Rolecall.Scim.Schemas;
using Rolecall.Scim.Text;

namespace Rolecall.Scim.Documents;

/// <summary>What the text of an attribute must look like, by its type and, for a few, by its name.</summary>
internal static class TextRules
{
    /// <exception cref="RefusedException">InvalidValue.</exception>
    public static void Check(AttributeTarget target, string text)
    {
        switch (target.Leaf.Type)
        {
            case AttributeType.DateTime:
                if (!XsdDateTime.TryParse(text, out _))
                    throw Refuse(target, "must be a date and time such as 2026-01-31T08:30:00Z");
                break;
            case AttributeType.Binary:
                CheckBinary(target, text);
                break;
            default:
                Characters.Check(target.ToString(), text, RuleFor(target));
                break;
        }
    }

    private static void CheckBinary(AttributeTarget target, string text)
    {
        if (!Base64Text.TryDecode(text, out var bytes))
            throw Refuse(target, "must be base64 (RFC 4648 section 4)");
        if (target is { Attribute.Name: "x509Certificates", Sub.Name: "value" } && DerCertificate.IsFollowed(bytes))
            throw Refuse(target, "must be one DER certificate in base64; send each certificate as a value of its own");
    }

    private static CharacterRule RuleFor(AttributeTarget target) => target.Extension is not null
        ? CharacterRule.Line
        : target.ToString() switch
        {
            "userName" or "externalId" or "id" or "emails.value" => CharacterRule.Identifier,
            "name.formatted" or "addresses.formatted" or "addresses.streetAddress" => CharacterRule.Paragraph,
            _ => CharacterRule.Line,
        };

    private static RefusedException Refuse(AttributeTarget target, string must) =>
        new(Refusal.InvalidValue, $"'{target}' {must}.");
}
