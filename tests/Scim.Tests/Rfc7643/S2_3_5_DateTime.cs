using Rolecall.Scim.Text;

namespace Rolecall.Scim.Tests.Rfc7643;

public sealed class S2_3_5_DateTime
{
    [Theory, Spec("S-2.3.5-01")]
    [InlineData("2008-01-23T04:56:22Z", "2008-01-23T04:56:22.0000000Z")]
    [InlineData("2008-01-23T04:56:22", "2008-01-23T04:56:22.0000000Z")]
    [InlineData("2008-01-23T04:56:22.1Z", "2008-01-23T04:56:22.1000000Z")]
    [InlineData("2008-01-23T04:56:22.123456789Z", "2008-01-23T04:56:22.1234567Z")]
    [InlineData("2008-01-23T04:56:22+14:00", "2008-01-22T14:56:22.0000000Z")]
    [InlineData("2008-12-31T23:56:22-00:30", "2009-01-01T00:26:22.0000000Z")]
    [InlineData("2008-02-29T24:00:00Z", "2008-03-01T00:00:00.0000000Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000Z")]
    public void A_date_with_a_time_is_an_instant(string text, string utc)
    {
        Assert.True(XsdDateTime.TryParse(text, out var instant));
        Assert.Equal(utc, instant.UtcDateTime.ToString("O"));
    }

    [Theory, Spec("S-2.3.5-01")]
    [InlineData("")]
    [InlineData("2008-01-23")]
    [InlineData("2008-01-23T")]
    [InlineData("2008-01-23T04:56Z")]
    [InlineData("2008-01-23 04:56:22Z")]
    [InlineData("2008-01-23T04:56:22.Z")]
    [InlineData("2008-01-23T04:56:22,5Z")]
    [InlineData("2008-01-23T04:56:22z")]
    [InlineData("2008-01-23T04:56:22Zulu")]
    [InlineData("2008-01-23T04:56:22+1")]
    [InlineData("2008-01-23T04:56:22+0100")]
    [InlineData("2008-01-23T04:56:22+14:01")]
    [InlineData("2008-01-23T04:56:22+01:60")]
    [InlineData("2008-13-23T04:56:22Z")]
    [InlineData("2008-00-23T04:56:22Z")]
    [InlineData("2008-01-00T04:56:22Z")]
    [InlineData("2007-02-29T04:56:22Z")]
    [InlineData("2008-01-23T24:00:01Z")]
    [InlineData("2008-01-23T25:00:00Z")]
    [InlineData("2008-01-23T04:60:00Z")]
    [InlineData("2008-01-23T04:56:60Z")]
    [InlineData("0000-01-23T04:56:22Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T24:00:00Z")]
    [InlineData("-2008-01-23T04:56:22Z")]
    [InlineData("１２３４-01-23T04:56:22Z")]
    public void Anything_else_is_not(string text) => Assert.False(XsdDateTime.TryParse(text, out _));
}
