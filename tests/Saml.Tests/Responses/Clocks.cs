using Rolecall.Saml.Responses;

namespace Rolecall.Saml.Tests.Responses;

/// <summary>Clocks differ by up to two minutes, to the tick.</summary>
[Spec("I-32")]
public sealed class Clocks
{
    private static readonly Provider Simple = Providers.Simple;
    private static readonly DateTimeOffset End = Certificates.Now.AddMinutes(5);
    private static readonly DateTimeOffset Start = Certificates.Now.AddSeconds(-30);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    [Fact]
    public void It_is_good_from_two_minutes_before_its_start_to_two_minutes_after_its_end()
    {
        var xml = Simple.Respond(x => x.Replace("11:59:58Z", "11:59:28Z", StringComparison.Ordinal)); // signed in before the start

        Assert.NotNull(Simple.Verify(xml, Start - SamlResponse.Skew));
        Assert.Equal(SamlRefusal.NotYet, Simple.Refused(xml, Start - SamlResponse.Skew - Tick).Refusal);
        Assert.NotNull(Simple.Verify(xml, End + SamlResponse.Skew - Tick));
        Assert.Equal(SamlRefusal.Expired, Simple.Refused(xml, End + SamlResponse.Skew).Refusal);
    }

    [Fact, Spec("I-31")]
    public void It_says_how_long_its_id_must_be_remembered()
    {
        Assert.Equal(End + SamlResponse.Skew, Simple.Verify(Simple.Respond()).GoodUntil);
        Assert.Equal(
            Certificates.Now.AddMinutes(1) + SamlResponse.Skew,
            Simple.Verify(Simple.Respond(xml => xml.Replace("20:00:00Z", "12:01:00Z", StringComparison.Ordinal))).GoodUntil);
        Assert.Equal(
            DateTimeOffset.MaxValue,
            Simple.Verify(Simple.Respond(xml => xml
                .Replace("2026-06-01T12:05:00Z", "9999-12-31T23:59:59.9999999Z", StringComparison.Ordinal)
                .Replace("SessionNotOnOrAfter=\"2026-06-01T20:00:00Z\"", "", StringComparison.Ordinal))).GoodUntil);
    }

    [Theory]
    [InlineData("NotOnOrAfter=\"2026-06-01T12:05:00Z\" Recipient", "NotOnOrAfter=\"2026-06-01T11:58:00Z\" Recipient", SamlRefusal.Expired)]
    [InlineData("NotOnOrAfter=\"2026-06-01T12:05:00Z\">", "NotOnOrAfter=\"2026-06-01T11:58:00Z\">", SamlRefusal.Expired)]
    [InlineData("SessionNotOnOrAfter=\"2026-06-01T20:00:00Z\"", "SessionNotOnOrAfter=\"2026-06-01T11:58:00Z\"", SamlRefusal.Expired)]
    [InlineData("NotBefore=\"2026-06-01T11:59:30Z\"", "NotBefore=\"2026-06-01T12:02:00.0000001Z\"", SamlRefusal.NotYet)]
    [InlineData("AuthnInstant=\"2026-06-01T11:59:58Z\"", "AuthnInstant=\"2026-06-01T12:02:00.0000001Z\"", SamlRefusal.NotYet)]
    public void Each_of_its_times_counts(string from, string to, SamlRefusal refusal) =>
        Simple.AssertRefused(refusal, Simple.Respond(xml => xml.Replace(from, to, StringComparison.Ordinal)));

    [Theory]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("2026-06-01")]
    [InlineData("2026-06-01 11:59:30Z")]
    [InlineData(" 2026-06-01T11:59:30Z")]
    [InlineData("2026-13-01T11:59:30Z")]
    [InlineData("20260-06-01T11:59:30Z")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    public void What_is_no_time_is_refused(string time) =>
        Simple.AssertRefused(SamlRefusal.Malformed, Simple.Respond(xml => xml.Replace("NotBefore=\"2026-06-01T11:59:30Z\"", $"NotBefore=\"{time}\"", StringComparison.Ordinal)));

    [Theory]
    [InlineData("2026-06-01T11:59:30")]
    [InlineData("2026-06-01T11:59:30.1Z")]
    [InlineData("2026-06-01T11:59:30.1234567Z")]
    [InlineData("2026-06-01T13:59:30+02:00")]
    [InlineData("0001-01-01T00:00:00Z")]
    public void What_is_a_time_is_read_as_UTC(string time) =>
        Assert.NotNull(Simple.Verify(Simple.Respond(xml => xml.Replace("NotBefore=\"2026-06-01T11:59:30Z\"", $"NotBefore=\"{time}\"", StringComparison.Ordinal))));

    [Fact]
    public void Conditions_need_no_times_of_their_own() =>
        Assert.NotNull(Simple.Verify(Simple.Respond(xml => xml.Replace(
            "<saml:Conditions NotBefore=\"2026-06-01T11:59:30Z\" NotOnOrAfter=\"2026-06-01T12:05:00Z\">", "<saml:Conditions>", StringComparison.Ordinal))));
}
