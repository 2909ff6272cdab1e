using System.Text;
using CsCheck;
using Rolecall.Scim.Text;

namespace Rolecall.Scim.Tests.Text;

[Spec("P-5-01", "R-30", "I-57")]
public sealed class NameKeyPropertyTests
{
    // Most of Unicode folds to itself; these ranges are where marks, case, width, syllables and ignorables meet.
    private static readonly Gen<string> Texts =
        Gen.OneOf(
            Gen.Int[0x20, 0x7E], Gen.Int[0xA0, 0x36F], Gen.Int[0x300, 0x362], Gen.Int[0x370, 0x5FF], Gen.Int[0x600, 0x11FF],
            Gen.Int[0x1D00, 0x2130], Gen.Int[0xAC00, 0xD7FF], Gen.Int[0xE000, 0xFFFF], Gen.Int[0x10000, 0x10FFFF])
        .Array[0, 10].Select(static points => string.Concat(points.Select(char.ConvertFromUtf32)));

    [Fact]
    public void Folding_twice_changes_nothing() =>
        Texts.Sample(static text => NameKey.Fold(NameKey.Fold(text)) == NameKey.Fold(text), iter: 20_000);

    [Fact]
    public void Composed_and_decomposed_texts_have_one_key() =>
        Texts.Sample(static text => NameKey.Fold(Decomposed(text)) == NameKey.Fold(text), iter: 20_000);

    [Fact]
    public void A_key_holds_no_ascii_capital() =>
        Texts.Sample(static text => !NameKey.Fold(text).AsSpan().ContainsAnyInRange('A', 'Z'), iter: 20_000);

    [Fact]
    public void Every_code_point_is_folded_once_and_for_all()
    {
        for (var point = 0; point <= 0x10FFFF; point++)
        {
            if (!Rune.IsValid(point))
                continue;
            var key = NameKey.Fold(char.ConvertFromUtf32(point));
            Assert.True(NameKey.Fold(key) == key, $"U+{point:X4}");
        }
    }

    private static string Decomposed(string text)
    {
        var points = new List<int>();
        foreach (var rune in text.EnumerateRunes())
            CanonicalForm.Decompose(rune.Value, points);
        CanonicalForm.Reorder(points);
        return string.Concat(points.Select(char.ConvertFromUtf32));
    }
}
