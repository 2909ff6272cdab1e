using Rolecall.Scim.Filtering;

namespace Rolecall.Scim.Tests.Rfc7644;

public sealed class S3_4_2_1_Root
{
    private static readonly FilterEvaluator Evaluator = new(text => text);

    [Theory, Spec("P-3.4.2.1-01")]
    [InlineData("userName pr", false)]
    [InlineData("userName eq \"x\"", false)]
    [InlineData("userName ne \"x\"", false)]
    [InlineData("userName ne null", false)]
    [InlineData("userName eq null", true)]
    [InlineData("not (userName pr)", true)]
    [InlineData("emails[type eq \"work\"]", false)]
    [InlineData("shoeSize gt 7", false)]
    [InlineData("userName eq \"x\" or displayName eq \"Sales\"", true)]
    [InlineData("userName eq \"x\" and displayName eq \"Sales\"", false)]
    public void An_attribute_the_type_has_not_has_no_value(string filter, bool matches) =>
        Assert.Equal(matches, Evaluator.Matches(Filter.ParseAtRoot(filter, Types.Group), Json.Read("""{ "displayName": "Sales" }""")));

    [Theory, Spec("P-3.4.3-06")]
    [InlineData("userName")]
    [InlineData("displayName eq 7")]
    [InlineData("meta eq \"x\"")]
    public void What_the_type_has_is_read_as_strictly_as_elsewhere(string filter) =>
        Refused.With(Refusal.InvalidFilter, () => Filter.ParseAtRoot(filter, Types.Group));
}
