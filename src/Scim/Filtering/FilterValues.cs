using System.Globalization;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Text;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Scim.Filtering;

/// <summary>Gives a literal the type of the attribute it is compared with, and refuses comparisons the type does not have.</summary>
internal static class FilterValues
{
    public static FilterValue Bind(FilterLiteral literal, AttributeTarget target, FilterOperator op, Allowance allowance)
    {
        var type = target.Leaf.Type;
        if (!Has(type, op))
            throw Refused($"'{op.Word()}' cannot compare '{target}', which is a {CharacteristicNames.Of(type)}.");
        return Typed(literal, target, allowance)
            ?? throw Refused($"'{target}' is a {CharacteristicNames.Of(type)}: compare it with {Expected(type)}.");
    }

    // RFC 7644 table 3 makes order on booleans and binaries an error; substrings exist in strings alone.
    private static bool Has(AttributeType type, FilterOperator op) => type switch
    {
        AttributeType.String or AttributeType.Reference => true,
        AttributeType.Binary => !op.IsOrder(),
        AttributeType.Boolean => op.IsEquality(),
        _ => op.IsEquality() || op.IsOrder(),
    };

    private static FilterValue? Typed(FilterLiteral literal, AttributeTarget target, Allowance allowance) => (target.Leaf.Type, literal) switch
    {
        (AttributeType.String or AttributeType.Reference or AttributeType.Binary, TextLiteral text) => new TextValue(text.Text),
        (AttributeType.Boolean, FlagLiteral flag) => new FlagValue(flag.Flag),
        // Entra: primary eq "True".
        (AttributeType.Boolean, TextLiteral text) when bool.TryParse(text.Text, out var flag) => InQuotes(target, flag, allowance),
        (AttributeType.Integer or AttributeType.Decimal, NumberLiteral number)
            when decimal.TryParse(number.Written, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) =>
            new NumberValue(value),
        (AttributeType.DateTime, TextLiteral text) when XsdDateTime.TryParse(text.Text, out var instant) => new InstantValue(instant),
        _ => null,
    };

    private static FlagValue InQuotes(AttributeTarget target, bool flag, Allowance allowance)
    {
        var word = flag ? "true" : "false";
        allowance.Use(
            Quirks.LooseLiterals, $"'{target}' was compared with a string; read as {word}.",
            Refusal.InvalidFilter, $"'{target}' is a boolean: compare it with {word}, without quotes.");
        return new FlagValue(flag);
    }

    private static string Expected(AttributeType type) => type switch
    {
        AttributeType.Boolean => "true or false",
        AttributeType.Integer or AttributeType.Decimal => "a number of at most 28 digits",
        AttributeType.DateTime => "an existing date and time such as \"2011-05-13T04:42:34Z\"",
        _ => "a string in double quotes",
    };

    private static RefusedException Refused(string message) => new(Refusal.InvalidFilter, message);
}
