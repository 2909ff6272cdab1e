using System.Text;
using System.Text.Json;
using CsCheck;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Messages;

namespace Rolecall.Scim.Tests.Messages;

/// <summary>What JsonGate lets in, refuses, and the limits on both sides.</summary>
public sealed class BodiesLetIn
{
    [Theory]
    [InlineData("{}")]
    [InlineData(" \r\n\t{ \"a\" : [ 1, -0, 1.5e3, true, false, null, \"x\" ] } \n")]
    [InlineData("""{"a":{"x":1},"b":{"x":1},"c":[{"x":1},{"x":2}]}""")]
    [InlineData("""{"é":1,"e":2,"É́":3}""")]
    [InlineData("""{"a":"\uD83D\uDE00\u00e9\"\\\/\b\f\n\r\t"}""")]
    [InlineData("""{"a":12345678901234567890,"b":1e-400,"c":-1e28}""")]
    public void A_sound_object_is_let_in(string body)
    {
        using var document = Parse(body);

        Assert.Equal(body.Trim(), document.RootElement.GetRawText());
    }

    [Theory, Spec("P-3.12-04", "P-3.12-14")]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("{")]
    [InlineData("{\"a\":1")]
    [InlineData("{\"a\":1}}")]
    [InlineData("{\"a\":1} {}")]
    [InlineData("{\"a\":1} x")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":[1,]}")]
    [InlineData("{a:1}")]
    [InlineData("{'a':1}")]
    [InlineData("{\"a\":1} // end")]
    [InlineData("/* start */ {\"a\":1}")]
    [InlineData("{\"a\":NaN}")]
    [InlineData("{\"a\":Infinity}")]
    [InlineData("{\"a\":01}")]
    [InlineData("{\"a\":+1}")]
    [InlineData("{\"a\":\"\u0001\"}")]
    [InlineData("{\"a\":\"x\0\"}")]
    [InlineData("{\"a\":1}\0")]
    [InlineData("{\"a\":\"\\x\"}")]
    [InlineData("\uFEFF{}")]
    public void What_is_not_JSON_is_refused(string body) => RefusedAsSyntax(body);

    [Theory, Spec("P-3.12-14")]
    [InlineData("[]")]
    [InlineData("[{}]")]
    [InlineData("null")]
    [InlineData("\"x\"")]
    [InlineData("1")]
    public void What_is_not_an_object_is_refused(string body) => RefusedAsSyntax(body);

    [Theory, Spec("R-27", "S-2.1-04")]
    [InlineData("""{"userName":"a","userName":"a"}""")]
    [InlineData("""{"userName":"a","USERNAME":"b"}""")]
    [InlineData("""{"userName":"a","user\u004eame":"b"}""")]
    [InlineData("""{"user\u004eame":"a","userNam\u0065":"b"}""")]
    [InlineData("""{"é":1,"É":2}""")]
    [InlineData("""{"\u00e9":1,"É":2}""")]
    [InlineData("""{"":1,"":2}""")]
    [InlineData("""{"name":{"givenName":"a","x":[{"y":1}],"GivenName":"b"}}""")]
    [InlineData("""{"emails":[{"value":"a"},{"value":"b","Value":"c"}]}""")]
    [InlineData("""{"Operations":[{"op":"add","value":{"a":1,"A":2}}]}""")]
    public void A_key_occurs_once_whatever_its_case_at_any_depth(string body) => RefusedAsSyntax(body);

    [Fact, Spec("R-27")]
    public void Of_very_many_keys_none_may_occur_twice()
    {
        var keys = string.Join(',', Enumerable.Range(0, 50_000).Select(i => $"\"k{i}\":{{\"x\":1}}"));

        using var document = Parse($"{{{keys}}}");

        RefusedAsSyntax($"{{{keys},\"K49\":1}}");
    }

    [Fact, Spec("R-27")]
    public void Objects_beside_each_other_may_have_the_same_many_keys()
    {
        var keys = string.Join(',', Enumerable.Range(0, 40).Select(i => $"\"k{i}\":{i}"));

        using var document = Parse($"{{\"a\":[{{{keys}}},{{{keys}}}],\"b\":[{{{keys}}}]}}");

        RefusedAsSyntax($"{{\"a\":[{{{keys}}},{{{keys},\"K20\":1}}]}}");
    }

    [Theory]
    [InlineData("""{"a":"\uD83D"}""")]
    [InlineData("""{"a":"\uD83D\u0041"}""")]
    [InlineData("""{"a":"\uD83Dx12345"}""")]
    [InlineData("""{"a":"\uDE00\uD83D"}""")]
    [InlineData("""{"a":["x",{"b":"y\udfff"}]}""")]
    [InlineData("""{"\uD83D":1}""")]
    [InlineData("""{"a":"\u0000"}""")]
    [InlineData("""{"a\u0000":1}""")]
    public void Half_a_character_and_NUL_are_refused(string body) => RefusedAsSyntax(body);

    [Theory]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 0xC0, 0xAF })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xF5, 0x80, 0x80, 0x80 })]
    [InlineData(new byte[] { 0xC3 })]
    public void What_is_not_UTF8_is_refused(byte[] bytes) => Refused.With(
        Refusal.InvalidSyntax, () => JsonGate.Parse((byte[])[.. "{\"a\":\""u8, .. bytes, .. "\"}"u8]));

    [Fact, Spec("R-26")]
    public void A_body_is_at_most_32_deep()
    {
        using var document = Parse(Nested(32));

        Assert.Contains("more than 32 deep", RefusedAsSyntax(Nested(33)).Message, StringComparison.Ordinal);
        RefusedAsSyntax(Nested(100_000));
    }

    [Fact, Spec("R-26")]
    public void A_string_has_at_most_8192_bytes_without_its_escapes()
    {
        using var ascii = Parse($"{{\"a\":\"{new string('x', 8192)}\"}}");
        using var escaped = Parse($"{{\"a\":\"{string.Concat(Enumerable.Repeat("\\u00e9\\n\\uD83D\\uDE00\\u7530", 819))}\"}}");

        RefusedAsValue($"{{\"a\":\"{new string('x', 8193)}\"}}");
        RefusedAsValue($"{{\"a\":\"{new string('é', 4097)}\"}}");
        RefusedAsValue($"{{\"a\":\"{string.Concat(Enumerable.Repeat("\\u00e9\\n\\uD83D\\uDE00\\u7530", 820))}\"}}");
        RefusedAsValue($"{{\"{new string('x', 8193)}\":1}}");
    }

    [Fact, Spec("R-26")]
    public void An_array_has_at_most_10_000_values()
    {
        using var full = Parse($"{{\"a\":[{Items(10_000)}],\"b\":[[{Items(10_000)}],[{Items(10_000)}]]}}");

        RefusedAsValue($"{{\"a\":[{Items(10_001)}]}}");
        RefusedAsValue($"{{\"a\":[{string.Join(',', Enumerable.Repeat("{}", 10_001))}]}}");
        Assert.NotNull(JsonGate.Parse(Encoding.UTF8.GetBytes($"{{\"a\":[{Items(10_001)}]}}"), maxArray: 10_001));
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("123456789012345678901234567890")]
    public void A_number_no_decimal_can_hold_is_refused(string number) => RefusedAsValue($"{{\"a\":{number}}}");

    [Fact]
    public void A_refusal_says_where_and_quotes_little()
    {
        Assert.Contains("line 2, byte 5", RefusedAsSyntax("{\n\"a\":x}").Message, StringComparison.Ordinal);
        Assert.Contains("'userName' occurs twice", RefusedAsSyntax("""{"username":1,"userName":2}""").Message, StringComparison.Ordinal);
        var key = new string('k', 500);
        Assert.True(RefusedAsSyntax($"{{\"{key}\":1,\"{key}\":2}}").Message.Length < 200);
    }

    [Fact, Spec("P-3.12-14")]
    public void Any_bytes_at_all_are_refused_or_can_be_read() =>
        Gen.OneOf(
                "{", "}", "[", "]", ",", ":", "\"a\"", "\"A\"", "\"", "\\u0", "\\uD83D", "041", "1", "e9", "-", "null", " ", "é", "\0")
            .Array[0, 12]
            .Select(parts => "{\"x\":" + string.Concat(parts) + "}")
            .Sample(ReadOrRefused, iter: 20_000);

    private static void ReadOrRefused(string body)
    {
        try
        {
            using var document = Parse(body);
            DocumentJson.Read(document.RootElement);
        }
        catch (RefusedException refused)
        {
            Assert.True(refused.Refusal is Refusal.InvalidSyntax or Refusal.InvalidValue);
        }
    }

    private static string Nested(int depth) =>
        string.Concat(Enumerable.Repeat("{\"a\":", depth - 1)) + "{}" + new string('}', depth - 1);

    private static string Items(int count) => string.Join(',', Enumerable.Repeat("1", count));

    private static JsonDocument Parse(string body) => JsonGate.Parse(Encoding.UTF8.GetBytes(body));

    private static RefusedException RefusedAsSyntax(string body) => Refused.With(Refusal.InvalidSyntax, () => Parse(body));

    private static void RefusedAsValue(string body) => Refused.With(Refusal.InvalidValue, () => Parse(body));
}
