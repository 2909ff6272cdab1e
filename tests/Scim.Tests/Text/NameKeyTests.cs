using Rolecall.Scim.Text;

namespace Rolecall.Scim.Tests.Text;

[Spec("P-5-01", "R-30", "I-57")]
public sealed class NameKeyTests
{
    [Theory]
    // ASCII
    [InlineData("", "")]
    [InlineData("ada@example.com", "ada@example.com")]
    [InlineData("ADA.Lovelace@Example.COM", "ada.lovelace@example.com")]
    [InlineData("[\\]^_`{|}~@AZ", "[\\]^_`{|}~@az")]
    // Latin
    [InlineData("Zo\u00CB", "zo\u00EB")]
    [InlineData("ZOE\u0308", "zo\u00EB")]
    [InlineData("c\u00FCre53", "c\u00FCre53")]
    [InlineData("\u00C5", "\u00E5")]
    [InlineData("A\u030A", "\u00E5")]
    [InlineData("\u212B", "\u00E5")]
    [InlineData("stra\u00DFe", "strasse")]
    [InlineData("STRASSE", "strasse")]
    [InlineData("\u1E9E", "ss")]
    [InlineData("\u00C6", "\u00E6")]
    [InlineData("\u0141", "\u0142")]
    [InlineData("\u01C4", "d\u017E")]
    [InlineData("\u01F0", "\u01F0")]
    [InlineData("\u0149", "\u02BCn")]
    [InlineData("\u017F", "s")]
    [InlineData("\u1E9B\u0323", "\u1E69")]
    [InlineData("\u1EAE", "\u1EAF")]
    // Turkish i: the dot is never lost and never won
    [InlineData("ADM\u0130N", "admi\u0307n")]
    [InlineData("adm\u0131n", "adm\u0131n")]
    [InlineData("I", "i")]
    // Ligatures, width, signs, superscripts
    [InlineData("\uFB01", "fi")]
    [InlineData("\uFB03", "ffi")]
    [InlineData("\uFB06", "st")]
    [InlineData("\uFB17", "\u0574\u056D")]
    [InlineData("\uFF21\uFF24\uFF2D\uFF29\uFF2E", "admin")]
    [InlineData("ada\uFF20example\uFF0Ecom", "ada@example.com")]
    [InlineData("a\u3000b\u00A0c", "a b c")]
    [InlineData("\u212A", "k")]
    [InlineData("\u2126", "\u03C9")]
    [InlineData("\u2122", "tm")]
    [InlineData("x\u00B2\u2083", "x23")]
    [InlineData("\u2460\u24B6", "1a")]
    [InlineData("\u216B", "xii")]
    [InlineData("\u00BD", "1\u20442")]
    [InlineData("\u33A5", "m3")]
    // Greek
    [InlineData("\u03A3\u0391\u03A3", "\u03C3\u03B1\u03C3")]
    [InlineData("\u03C3\u03B1\u03C2", "\u03C3\u03B1\u03C3")]
    [InlineData("\u1FB3", "\u03B1\u03B9")]
    [InlineData("\u1F8A", "\u1F02\u03B9")]
    [InlineData("\u03B1\u0345\u0301", "\u03AC\u03B9")]
    [InlineData("\u03B1\u0301\u0345", "\u03AC\u03B9")]
    // Cyrillic, Armenian, Georgian, Cherokee (which folds to its capitals), Deseret, Adlam
    [InlineData("\u0419", "\u0439")]
    [InlineData("\u0418\u0306", "\u0439")]
    [InlineData("\u0587", "\u0565\u0582")]
    [InlineData("\u1C90", "\u10D0")]
    [InlineData("\uAB70", "\u13A0")]
    [InlineData("\u13F8", "\u13F0")]
    [InlineData("\uD801\uDC00", "\uD801\uDC28")]
    [InlineData("\uD83A\uDD00", "\uD83A\uDD22")]
    // Semitic, Indic, Thai, Tibetan; what is excluded from composition stays apart
    [InlineData("\uFB2A", "\u05E9\u05C1")]
    [InlineData("\uFEFB", "\u0644\u0627")]
    [InlineData("\u0627\u0653", "\u0622")]
    [InlineData("\u0958", "\u0915\u093C")]
    [InlineData("\u09C7\u09BE", "\u09CB")]
    [InlineData("\u0E33", "\u0E4D\u0E32")]
    [InlineData("\u0F43", "\u0F42\u0FB7")]
    // Hangul and the rest of East Asia
    [InlineData("\u1112\u1161\u11AB", "\uD55C")]
    [InlineData("\uD558\u11AB", "\uD55C")]
    [InlineData("\u1112\u1161", "\uD558")]
    [InlineData("\uFFBE\uFFC2", "\uD558")]
    [InlineData("\u320E", "(\uAC00)")]
    [InlineData("\uFF76\uFF9E", "\u30AC")]
    [InlineData("\uF900", "\u8C48")]
    [InlineData("\uD87E\uDC00", "\u4E3D")]
    // Combining marks: order does not matter between classes, and does within one
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("q\u0323\u0307", "q\u0323\u0307")]
    [InlineData("s\u0307\u0323", "\u1E69")]
    [InlineData("a\u0301\u0300", "\u00E1\u0300")]
    [InlineData("a\u0300\u0301", "\u00E0\u0301")]
    // Dropped: soft hyphen, joiners, bidi marks, selectors, and ignorables not yet assigned
    [InlineData("ad\u00ADm\u200Bi\u200Dn\u202E", "admin")]
    [InlineData("\u2764\uFE0F", "\u2764")]
    [InlineData("a\u034F\u030A", "\u00E5")]
    [InlineData("a\uDB40\uDFF0b", "ab")]
    public void A_text_folds_to_its_key(string text, string key) => Assert.Equal(key, NameKey.Fold(text));

    [Theory]
    [InlineData("a", "\u0430")] // Cyrillic
    [InlineData("o", "\u03BF")] // Greek
    [InlineData("i", "\u0131")] // dotless
    [InlineData("e", "\u00E9")]
    [InlineData("l", "\u0142")]
    [InlineData("a\u0301\u0300", "a\u0300\u0301")]
    public void Homoglyphs_and_accents_stay_apart(string one, string other) => Assert.NotEqual(NameKey.Fold(one), NameKey.Fold(other));

    [Fact]
    public void Ascii_without_capitals_is_its_own_key_and_costs_no_copy()
    {
        var name = string.Concat("ada", "@example.com");
        Assert.Same(name, NameKey.Fold(name));
        Assert.Same(name, NameKey.Of(name));
    }

    [Fact]
    public void A_text_with_half_a_surrogate_pair_has_no_key()
    {
        // Not inline data: attributes are stored as UTF-8, which has no lone surrogates.
        foreach (var text in new[] { "a\uD800", "\uDC00b", "\uD800\uD800", "\uDC00\uD800" })
        {
            Assert.Equal(Refusal.InvalidValue, Assert.Throws<RefusedException>(() => NameKey.Fold(text)).Refusal);
            Assert.Equal(Refusal.InvalidValue, Assert.Throws<RefusedException>(() => NameKey.Of(text)).Refusal);
        }
    }

    [Fact]
    public void A_megabyte_of_combining_marks_is_folded_in_no_time()
    {
        var marks = string.Concat(Enumerable.Repeat("\u0301\u0323", 250_000));
        Assert.Equal(new string('\u0323', 250_000) + new string('\u0301', 250_000), NameKey.Fold(marks));
    }
}
