using System.Xml.Linq;
using Rolecall.Server.SignIn.SecondFactors;

namespace Rolecall.Server.Tests.SignIn.SecondFactors;

[Spec("R-07")]
public sealed class QrCodeTests
{
    private const string Text = "otpauth://totp/r:ada?secret=GEZDGNBVGY3TQOJQ&issuer=r";
    private const int Quiet = 4;

    [Fact]
    public void It_is_a_picture_without_style_or_script_in_which_three_corners_are_marked()
    {
        var svg = XElement.Parse(QrCode.Svg(Text));

        Assert.Equal("svg", svg.Name.LocalName);
        Assert.DoesNotContain(svg.DescendantsAndSelf(), element => element.Name.LocalName is "style" or "script" or "image");
        Assert.DoesNotContain(svg.DescendantsAndSelf().Attributes(), attribute => attribute.Name.LocalName is "style" or "href");
        var side = int.Parse(svg.Attribute("viewBox")!.Value.Split(' ')[2]);
        Assert.Equal(1, (side - (2 * Quiet)) % 4); // 17 and a multiple of four: ISO/IEC 18004 §6.3
        var dark = svg.Elements().Last().Attribute("d")!.Value.Split('M', StringSplitOptions.RemoveEmptyEntries).Select(move => move.Split('h')[0]).ToHashSet();
        foreach (var (x, y) in new[] { (Quiet, Quiet), (side - Quiet - 7, Quiet), (Quiet, side - Quiet - 7) })
            Assert.All(Enumerable.Range(0, 49), at => Assert.Equal(IsDarkInCorner(at % 7, at / 7), dark.Contains($"{x + (at % 7)} {y + (at / 7)}")));
        Assert.DoesNotContain(dark, module => module.StartsWith("0 ", StringComparison.Ordinal) || module.EndsWith(" 0", StringComparison.Ordinal));
    }

    [Fact]
    public void Another_text_is_another_picture() => Assert.NotEqual(QrCode.Svg(Text), QrCode.Svg(Text + "x"));

    private static bool IsDarkInCorner(int x, int y) => x is 0 or 6 || y is 0 or 6 || (x is > 1 and < 5 && y is > 1 and < 5);
}
