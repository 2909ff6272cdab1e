using System.Text;
using Rolecall.Scim;
using Rolecall.Scim.Filtering;

namespace Rolecall.Fuzz.Targets;

/// <summary>Filters: read, printed and read again, resolved against every type, and evaluated.</summary>
internal sealed class FilterTarget : ITarget
{
    private static readonly FilterEvaluator Evaluator = new(text => text);

    public string Name => "filter";

    public IEnumerable<string> Seeds =>
    [
        .. Samples.Filters(), "parts[count gt 1 and fitted lt \"2026-06-01T00:00:00Z\"].notes eq \"n\"", "weight ge 1.5 or not (flag eq false)",
        "seal eq \"AQID\"", "size.width le 3 and urn:example:warranty:until pr",
    ];

    public IReadOnlyList<string> Words =>
    [
        .. Samples.AttributeWords, " eq ", " ne ", " co ", " sw ", " ew ", " gt ", " ge ", " lt ", " le ", " pr", " and ", " or ", "not (", "not(", "(", ")",
        "[", "]", "].", "\"", "\\\"", "\\u0041", "\\ud800", "\\", ".", ":", "\"a\"", "\"2026-01-31T08:30:00+01:00\"", "\"\"",
    ];

    public void Try(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        var syntax = FilterParser.Parse(text);
        var printed = syntax.ToString();

        // What is printed may be longer than what may be sent.
        if (printed.Length <= FilterParser.MaxLength)
            BrokenException.Unless(syntax.Equals(Again(printed)), $"Printed as {printed} it is read as something else.");
        foreach (var (type, document) in Samples.Resources)
        {
            _ = Filter.ParseAtRoot(text, type);
            Evaluator.Matches(Filter.Parse(text, type), Samples.Stored(document));
        }
    }

    private static FilterSyntax Again(string printed)
    {
        try
        {
            return FilterParser.Parse(printed);
        }
        catch (RefusedException refused)
        {
            throw new BrokenException($"Printed as {printed} it is refused: {refused.Message}");
        }
    }
}
