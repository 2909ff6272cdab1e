using Rolecall.Scim.Messages;

namespace Rolecall.Scim.Tests.Messages;

public sealed class EntityTagsTests
{
    [Theory, Spec("P-3.14-07")]
    [InlineData("*", true)]
    [InlineData("W/\"7\"", true)]
    [InlineData("\"7\"", true)]
    [InlineData("\"a,b\" , W/\"7\",", true)]
    [InlineData("W/\"8\"", false)]
    [InlineData("W/\"07\"", false)]
    [InlineData("\"*\"", false)]
    [InlineData("\"\"", false)]
    public void If_Match_wants_one_of_its_tags_and_If_None_Match_none(string header, bool names)
    {
        Assert.Equal(names, EntityTags.Parse(header, null)!.Matches(7));
        Assert.Equal(!names, EntityTags.Parse(null, header)!.Matches(7));
    }

    [Fact, Spec("P-3.14-07")]
    public void Both_conditions_hold_or_the_request_fails()
    {
        Assert.True(EntityTags.Parse("\"7\"", "\"8\"")!.Matches(7));
        Assert.False(EntityTags.Parse("\"7\"", "*")!.Matches(7));
        Assert.False(EntityTags.Parse("\"8\"", "\"9\"")!.Matches(7));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void No_header_is_no_condition(string? header) => Assert.Null(EntityTags.Parse(header, header));

    [Theory, Spec("P-3.14-07")]
    [InlineData("7")]
    [InlineData("W/7")]
    [InlineData("w/\"7\"")]
    [InlineData("\"7")]
    [InlineData("\"7\"\"8\"")]
    [InlineData("\"7\" \"8\"")]
    [InlineData("*, \"7\"")]
    [InlineData(",")]
    public void What_cannot_be_read_is_refused(string header) =>
        Assert.Equal(Refusal.InvalidSyntax, Assert.Throws<RefusedException>(() => EntityTags.Parse(header, null)).Refusal);

    [Fact, Spec("P-3.14-01")]
    public void A_versions_tag_is_weak() => Assert.Equal("W/\"7\"", EntityTags.Of(7));
}
