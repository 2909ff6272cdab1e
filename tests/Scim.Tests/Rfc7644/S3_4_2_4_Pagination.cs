using Rolecall.Scim.Messages;

namespace Rolecall.Scim.Tests.Rfc7644;

public sealed class S3_4_2_4_Pagination
{
    [Fact, Spec("P-3.4.2.4-01", "P-3.4.2.4-06")]
    public void Nothing_asked_is_the_first_hundred() =>
        Assert.Equal(new ListRequest(1, 100), ListRequest.Parse(new ListParameters()));

    [Theory, Spec("P-3.4.2.4-02")]
    [InlineData("0", 1)]
    [InlineData("-5", 1)]
    [InlineData("-99999999999999999999", 1)]
    [InlineData("7", 7)]
    [InlineData(" 7 ", 7)]
    [InlineData("+7", 7)]
    [InlineData("007", 7)]
    [InlineData("99999999999999999999", int.MaxValue)]
    public void StartIndex_counts_from_one(string asked, int startIndex) =>
        Assert.Equal(startIndex, ListRequest.Parse(new ListParameters { StartIndex = asked }).StartIndex);

    [Theory, Spec("P-3.4.2.4-03", "P-3.4.2.4-04", "P-3.4.2.4-09")]
    [InlineData("0", 0)]
    [InlineData("-1", 0)]
    [InlineData("1", 1)]
    [InlineData("1000", 1000)]
    [InlineData("1001", 1000)]
    [InlineData("99999999999999999999", 1000)]
    public void Count_is_from_none_to_the_largest_page(string asked, int count) =>
        Assert.Equal(count, ListRequest.Parse(new ListParameters { Count = asked }).Count);

    [Theory, Spec("P-3.4.2.4-08")]
    [InlineData("abc")]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("--1")]
    [InlineData("1.5")]
    [InlineData("1e3")]
    [InlineData("0x10")]
    [InlineData("１")]
    public void What_is_no_whole_number_is_refused(string asked)
    {
        Refused.With(Refusal.InvalidValue, () => ListRequest.Parse(new ListParameters { StartIndex = asked }));
        Refused.With(Refusal.InvalidValue, () => ListRequest.Parse(new ListParameters { Count = asked }));
    }
}
