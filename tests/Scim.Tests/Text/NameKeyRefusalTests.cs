using Rolecall.Scim.Text;

namespace Rolecall.Scim.Tests.Text;

[Spec("I-57", "R-30")]
public sealed class NameKeyRefusalTests
{
    [Theory]
    [InlineData("Ada Lovelace", "ada lovelace")]
    [InlineData("Zo\u00CB", "zo\u00EB")]
    [InlineData("\u1112\u1161\u11AB", "\uD55C")]
    [InlineData("a\u00A0b", "a b")]
    [InlineData("\uD83D\uDE00", "\uD83D\uDE00")]
    public void A_visible_name_has_the_key_it_folds_to(string name, string key) => Assert.Equal(key, NameKey.Of(name));

    [Theory]
    [InlineData("ad\tmin", "U+0009", 3, "control")]
    [InlineData("\0", "U+0000", 1, "control")]
    [InlineData("ada\u007F", "U+007F", 4, "control")]
    [InlineData("ada\u0085", "U+0085", 4, "control")]
    [InlineData("ada\u2028x", "U+2028", 4, "control")]
    [InlineData("ad\u00ADa", "U+00AD", 3, "invisible")]
    [InlineData("a\u034Fda", "U+034F", 2, "invisible")]
    [InlineData("a\u061Cda", "U+061C", 2, "invisible")]
    [InlineData("a\u200Bda", "U+200B", 2, "invisible")]
    [InlineData("a\u200Dda", "U+200D", 2, "invisible")]
    [InlineData("a\u202Eda", "U+202E", 2, "invisible")]
    [InlineData("a\u2066da", "U+2066", 2, "invisible")]
    [InlineData("\uFEFFada", "U+FEFF", 1, "invisible")]
    [InlineData("ada\u3164", "U+3164", 4, "invisible")]
    [InlineData("ada\uFE0F", "U+FE0F", 4, "invisible")]
    [InlineData("a\uFFF9da", "U+FFF9", 2, "invisible")]
    [InlineData("\uD83D\uDE00\uDB40\uDC41", "U+E0041", 3, "invisible")]
    [InlineData("a\uE000", "U+E000", 2, "private-use")]
    [InlineData("a\uDBFF\uDFFD", "U+10FFFD", 2, "private-use")]
    [InlineData("a\uFDD0", "U+FDD0", 2, "not a character")]
    [InlineData("a\uD83F\uDFFE", "U+1FFFE", 2, "not a character")]
    [InlineData("a\u0378", "U+0378", 2, "not assigned in Unicode 15.0")]
    [InlineData("a\uD87A\uDFF0", "U+2EBF0", 2, "not assigned in Unicode 15.0")] // assigned in 15.1
    public void A_name_that_holds_what_nobody_can_see_is_refused(string name, string character, int position, string reason)
    {
        var refused = Assert.Throws<RefusedException>(() => NameKey.Of(name));
        Assert.Equal(Refusal.InvalidValue, refused.Refusal);
        Assert.StartsWith($"Remove {character} at position {position}: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" ada")]
    [InlineData("ada ")]
    [InlineData("\u00A0ada")]
    [InlineData("ada\u3000")]
    [InlineData("Zo\u00CB\u2009")]
    public void A_name_that_is_empty_or_has_white_space_at_an_end_is_refused(string name) =>
        Assert.Equal(Refusal.InvalidValue, Assert.Throws<RefusedException>(() => NameKey.Of(name)).Refusal);
}
