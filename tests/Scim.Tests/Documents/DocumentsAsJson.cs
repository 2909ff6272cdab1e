using System.Text.Json;
using CsCheck;
using Rolecall.Scim.Documents;

namespace Rolecall.Scim.Tests.Documents;

public sealed class DocumentsAsJson
{
    private static readonly Gen<string> Text =
        Gen.String.Where(text => text.EnumerateRunes().All(rune => rune != System.Text.Rune.ReplacementChar));

    [Fact]
    public void A_document_that_is_written_and_read_again_is_the_same() =>
        Complex(3).Sample(document => Assert.Equal(document, DocumentJson.Read(DocumentJson.ToUtf8(document))));

    [Fact]
    public void Null_and_empty_arrays_are_nothing() => Assert.Equal(
        Json.Read("""{ "c": ["x"], "d": { "f": false } }"""),
        Json.Read("""{ "a": null, "b": [], "c": [null, "x", []], "d": { "e": null, "f": false }, "g": [null] }"""));

    [Fact, Spec("S-2.3.1-01")]
    public void Letters_of_every_script_stay_readable() => Assert.Equal(
        """{"displayName":"Zoë 田中 <b>&'\" \\"}""",
        Json.Write(Json.Read("""{ "displayName": "Zo\u00eb \u7530中 <b>&'\" \\" }""")));

    [Theory]
    [InlineData("""{"n":12345678901234567890}""")]
    [InlineData("""{"n":1.50}""")]
    [InlineData("""{"n":-7}""")]
    public void Numbers_keep_every_digit(string json) => Assert.Equal(json, Json.Write(Json.Read(json)));

    [Fact]
    public void Only_an_object_is_a_document()
    {
        using var document = JsonDocument.Parse("[1]");

        Assert.Throws<InvalidOperationException>(() => DocumentJson.Read(document.RootElement));
    }

    private static Gen<Node> Value(int depth)
    {
        var simple = Gen.OneOf(
            Text.Select(text => (Node)new TextNode(text)),
            Gen.Bool.Select(flag => (Node)FlagNode.Of(flag)),
            Gen.Decimal.Select(number => (Node)new NumberNode(number)));
        if (depth == 0)
            return simple;
        return Gen.Frequency(
            (3, simple),
            (1, Complex(depth - 1).Select(complex => (Node)complex)),
            (1, Value(depth - 1).Array[1, 4].Select(items => (Node)new ListNode(items))));
    }

    private static Gen<ComplexNode> Complex(int depth) =>
        Gen.Select(Text, Value(depth), KeyValuePair.Create).Array[0, 5]
            .Select(attributes => ComplexNode.Of(attributes.DistinctBy(attribute => attribute.Key)));
}
