using Rolecall.Server.SignIn.SecondFactors;

namespace Rolecall.Server.Tests.SignIn.SecondFactors;

[Spec("R-07")]
public sealed class RecoveryCodesTests
{
    [Fact]
    public void There_are_ten_of_120_bits_in_groups_that_can_be_read_aloud()
    {
        var codes = RecoveryCodes.Issue();

        Assert.Equal(10, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Equal([4, 4, 4, 4, 4, 4], code.Split('-').Select(group => group.Length)));
        Assert.All(string.Concat(codes), c => Assert.Contains(c, "-0123456789ABCDEFGHJKMNPQRSTVWXYZ"));
    }

    [Fact]
    public void Each_is_found_among_the_hashes_and_not_once_it_is_taken_out()
    {
        var codes = RecoveryCodes.Issue();
        List<ReadOnlyMemory<byte>> unused = [.. codes.Select(code => (ReadOnlyMemory<byte>)RecoveryCodes.HashOf(code))];

        Assert.Equal(3, RecoveryCodes.Find(codes[3], unused));
        unused.RemoveAt(3);
        Assert.Null(RecoveryCodes.Find(codes[3], unused));
        Assert.Equal(3, RecoveryCodes.Find(codes[4], unused));
    }

    [Theory]
    [InlineData("01AB-CDEF-GHJK-MNPQ-RSTV-WXYZ")]
    [InlineData("01abcdefghjkmnpqrstvwxyz")]
    [InlineData(" oiab cdef ghjk mnpq rstv wxyz ")]
    [InlineData("OLAB-CDEF-GHJK-MNPQ-RSTV-WXYZ")]
    public void How_it_is_typed_does_not_matter(string typed) =>
        Assert.Equal(RecoveryCodes.HashOf("01ABCDEFGHJKMNPQRSTVWXYZ"), RecoveryCodes.HashOf(typed));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("01AB-CDEF-GHJK-MNPQ-RSTV-WXY")]
    public void Anything_else_is_not_found(string typed) =>
        Assert.Null(RecoveryCodes.Find(typed, [RecoveryCodes.HashOf("01ABCDEFGHJKMNPQRSTVWXYZ")]));
}
