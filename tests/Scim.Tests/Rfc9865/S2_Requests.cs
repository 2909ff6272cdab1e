using Rolecall.Scim.Messages;

namespace Rolecall.Scim.Tests.Rfc9865;

public sealed class S2_Requests
{
    [Fact, Spec("C-2-01")]
    public void An_empty_cursor_is_one() =>
        Assert.Equal(new ListRequest(1, 10, ""), ListRequest.Parse(new ListParameters { Cursor = "", Count = "10" }));

    [Theory, Spec("C-2-05")]
    [InlineData("0", 0)]
    [InlineData("-3", 0)]
    [InlineData("1000", 1000)]
    [InlineData(null, 100)]
    public void Count_means_what_it_means_by_index(string? asked, int count) =>
        Assert.Equal(count, ListRequest.Parse(new ListParameters { Cursor = "", Count = asked }).Count);

    [Fact, Spec("C-2.1-03", "C-4-02")]
    public void More_than_a_page_holds_is_an_invalid_count() =>
        Refused.With(Refusal.InvalidCount, () => ListRequest.Parse(new ListParameters { Cursor = "", Count = "1001" }));

    [Fact, Spec("C-2.4-03")]
    public void Both_ways_of_paging_at_once_are_refused() =>
        Refused.With(Refusal.InvalidValue, () => ListRequest.Parse(new ListParameters { Cursor = "", StartIndex = "1" }));
}
