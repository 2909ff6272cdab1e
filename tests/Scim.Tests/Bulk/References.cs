using System.Text.Json;
using CsCheck;
using Rolecall.Scim.Bulk;

namespace Rolecall.Scim.Tests.Bulk;

/// <summary>RFC 7644 §3.7.2: where a bulkId stands for an id that is not known yet.</summary>
[Spec("P-3.7-08")]
public sealed class References
{
    [Theory]
    [InlineData("""{ "a": "bulkId:x" }""", "/Users", "x")]
    [InlineData("""{ "a": [{ "value": "BULKID:x" }, "bulkId:y"] }""", "/Users", "x y")]
    [InlineData("""{ "path": "members[value eq \"bulkId:x\" or value eq \"bulkId:y\"]" }""", "/Groups/1", "x y")]
    [InlineData("{}", "/Groups/bulkId:g", "g")]
    [InlineData("""{ "a": "see bulkId:x", "b": "bulkId:", "bulkId:c": 1, "d": "\"bulkId:", "e": "\"bulkId:\"" }""", "/Users/bulkId:", "")]
    public void Are_found_as_whole_values_in_quotes_and_in_paths(string data, string path, string expected) =>
        Assert.Equal(expected, string.Join(' ', BulkReferences.In(Operation(path, data)).Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("""{ "a": "bulkId:x", "b": { "c": ["bulkId:x", 1, null, true] } }""", """{"a":"id-x","b":{"c":["id-x",1,null,true]}}""")]
    [InlineData("""{ "path": "members[value eq \"bulkId:x\"]" }""", """{"path":"members[value eq \u0022id-x\u0022]"}""")]
    [InlineData("""{ "manager": { "value": "bulkId:open", "displayName": "n" } }""", """{"manager":{"displayName":"n"}}""")]
    [InlineData("""{ "members": [{ "value": "bulkId:open", "display": "n" }, { "value": "bulkId:x" }, "bulkId:open"] }""", """{"members":[{"value":"id-x"}]}""")]
    public void Become_ids_and_what_has_none_yet_is_left_out(string data, string expected) =>
        Assert.Equal(expected, BulkReferences.Resolve(JsonElement.Parse(data), IdOf).GetRawText());

    [Fact]
    public void Data_without_references_stays_what_it_is() => Gen.String.Array[0, 4].Select(JsonData).Sample(data =>
        Assert.True(JsonElement.DeepEquals(data, BulkReferences.Resolve(data, _ => throw new InvalidOperationException("Nothing refers to anything.")))));

    private static JsonElement JsonData(string[] texts) => JsonSerializer.SerializeToElement(new { texts, nested = new { first = texts.FirstOrDefault(), number = 1.5 } });

    private static string? IdOf(string reference) => reference == "open" ? null : "id-" + reference;

    private static BulkOperation Operation(string path, string data) => new("PATCH", path, null, null, JsonElement.Parse(data), null);
}
