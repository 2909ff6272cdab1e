using Rolecall.Scim.Documents;

namespace Rolecall.Scim.Tests.Rfc7643;

/// <summary>RFC 7643 §2.3: what each type takes from JSON.</summary>
public sealed class S2_3_Types
{
    [Fact, Spec("S-2.3.1-01")]
    public void A_string_is_kept_as_it_was_sent() =>
        Assert.Equal("Zoë 田中 😀", Wire.User("""{ "displayName": "Zoë 田中 \ud83d\ude00" }""").Text("displayName"));

    [Theory, Spec("S-2.3.2-01", "T-07")]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("\"true\"", true)]
    [InlineData("\"False\"", false)]
    [InlineData("\"TRUE\"", true)]
    public void A_boolean_is_a_literal_or_its_name(string json, bool expected) =>
        Assert.Equal(expected, Wire.Gadget($$"""{ "flag": {{json}} }""").Flag("flag"));

    [Theory, Spec("S-2.3.3-01", "S-2.3.4-01", "S-2.3.5-01", "S-2.3.6-01", "S-2.3.7-01")]
    [InlineData("weight", "1.5")]
    [InlineData("weight", "-2")]
    [InlineData("weight", "1e2")]
    [InlineData("count", "0")]
    [InlineData("count", "-9223372036854775808")]
    [InlineData("made", "\"2026-01-31T08:30:00Z\"")]
    [InlineData("made", "\"2026-01-31T08:30:00.123456789+02:00\"")]
    [InlineData("made", "\"2026-01-31T08:30:00\"")]
    [InlineData("seal", "\"aGVsbG8=\"")]
    [InlineData("seal", "\"aGVsbG8\"")]
    [InlineData("seal", "\"+/+/\"")]
    [InlineData("link", "\"../Users/1\"")]
    [InlineData("link", "\"https://x.example/Users/1\"")]
    public void A_value_of_the_type_is_kept(string attribute, string json) =>
        Wire.Is($$"""{ "{{attribute}}": {{json}} }""", Wire.Gadget($$"""{ "{{attribute}}": {{json}} }"""));

    [Theory, Spec("S-2.3.2-02", "S-2.3.3-01", "S-2.3.4-01", "S-2.3.5-01", "S-2.3.6-01", "S-7-17")]
    [InlineData("label", "1")]
    [InlineData("label", "true")]
    [InlineData("label", "{}")]
    [InlineData("label", "[\"a\"]")]
    [InlineData("flag", "\"maybe\"")]
    [InlineData("flag", "\"yes\"")]
    [InlineData("flag", "1")]
    [InlineData("flag", "\"\"")]
    [InlineData("count", "1.0")]
    [InlineData("count", "1e2")]
    [InlineData("count", "\"1\"")]
    [InlineData("count", "\"\"")]
    [InlineData("weight", "\"\"")]
    [InlineData("count", "9223372036854775808")]
    [InlineData("weight", "\"1.5\"")]
    [InlineData("weight", "true")]
    [InlineData("made", "\"2026-01-31\"")]
    [InlineData("made", "\"2026-02-30T08:30:00Z\"")]
    [InlineData("made", "\"yesterday\"")]
    [InlineData("made", "1769848200")]
    [InlineData("seal", "\"***\"")]
    [InlineData("seal", "\"aGVs bG8=\"")]
    [InlineData("seal", "\"aGVsbG8-_\"")]
    [InlineData("seal", "\"a\"")]
    [InlineData("link", "{ \"value\": \"x\" }")]
    [InlineData("size", "\"big\"")]
    [InlineData("size", "[{ \"width\": 1 }]")]
    [InlineData("tags", "[{ \"value\": \"a\" }]")]
    [InlineData("tags", "[[\"a\"]]")]
    [InlineData("parts", "[1]")]
    [InlineData("parts", "[{ \"value\": \"p\", \"count\": \"1\" }]")]
    public void A_value_of_another_type_is_refused(string attribute, string json) =>
        Refused.With(Refusal.InvalidValue, () => Wire.Gadget($$"""{ "{{attribute}}": {{json}} }"""));

    [Fact, Spec("S-7-17")]
    public void The_refusal_names_the_attribute_what_came_and_what_is_wanted() =>
        Assert.Equal(
            "'emails.value' must be a string, not the number 5.",
            Refused.With(Refusal.InvalidValue, () => Wire.User("""{ "emails": [{ "value": 5 }] }""")).Message);

    [Fact, Spec("S-4.1.1-12")]
    public void The_refusal_of_a_password_does_not_repeat_it() =>
        Assert.DoesNotContain("815", Refused.With(Refusal.InvalidValue, () => Wire.User("""{ "password": 4815162342 }""")).Message,
            StringComparison.Ordinal);

    [Fact, Spec("S-4.1.2-13", "S-2.3.6-01")]
    public void A_certificate_is_not_two()
    {
        byte[] small = [0x30, 0x03, 0x02, 0x01, 0x05];
        byte[] large = [0x30, 0x82, 0x01, 0x00, .. new byte[256]];

        foreach (var certificate in new[] { small, large })
            Assert.Single(Certificates(certificate).List("x509Certificates"));
        foreach (var chain in new byte[][] { [.. small, .. small], [.. large, .. small], [.. large, 0] })
            Refused.With(Refusal.InvalidValue, () => Certificates(chain));
    }

    /// <summary>Nobody here trusts a certificate, so nobody asks whether it is one.</summary>
    [Fact, Spec("S-2.3.6-01")]
    public void Octets_that_are_no_certificate_come_back_as_they_came()
    {
        foreach (var octets in new byte[][] { [0x41, 0x42, 0x43], [0x31, 0], [0x30, 0x80, 0, 0], [0x30, 0x80], [0x30], [0x30, 0x82, 0x01, 0x00, 7] })
            Wire.IsUser($$"""
                "x509Certificates": [{ "value": "{{Convert.ToBase64String(octets)}}" }]
                """, Certificates(octets).With("userName", new TextNode("ann")));
    }

    private static ComplexNode Certificates(byte[] der) =>
        Wire.User($$"""{ "x509Certificates": [{ "value": "{{Convert.ToBase64String(der)}}" }] }""");
}
