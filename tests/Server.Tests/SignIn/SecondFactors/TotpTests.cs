using Microsoft.Extensions.Time.Testing;
using Rolecall.Server.SignIn.SecondFactors;

namespace Rolecall.Server.Tests.SignIn.SecondFactors;

[Spec("R-07")]
public sealed class TotpTests
{
    private static readonly byte[] Secret = "12345678901234567890"u8.ToArray();

    /// <remarks>RFC 6238, appendix B; the last six of its eight digits.</remarks>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    public void The_examples_of_the_standard_are_accepted(long seconds, string code) =>
        Assert.Equal(seconds / 30, At(seconds).Accept(Secret, code, lastStep: null));

    [Theory]
    [InlineData(-30, false)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(59, true)]
    [InlineData(60, true)]
    [InlineData(89, true)]
    [InlineData(90, false)]
    public void A_code_is_good_one_step_early_and_one_step_late(long seconds, bool isGood)
    {
        // The code of step 41152262, which begins at 1234567860.
        var accepted = At(1234567830 + seconds).Accept(Secret, CodeOfStep41152262, lastStep: null);

        Assert.Equal(isGood ? 41152262 : null, accepted);
    }

    [Fact]
    public void A_code_is_good_once_and_none_before_it_after_that()
    {
        var totp = At(1234567890);

        var step = totp.Accept(Secret, "005924", lastStep: null);

        Assert.NotNull(step);
        Assert.Null(totp.Accept(Secret, "005924", step));
        Assert.Null(totp.Accept(Secret, CodeOfStep41152262, step));
        Assert.Equal(step, totp.Accept(Secret, "005924", step - 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00592")]
    [InlineData("0005924")]
    [InlineData("005925")]
    [InlineData("００５９２４")]
    [InlineData("00592a")]
    [InlineData("-05924")]
    public void Anything_else_is_wrong(string typed) => Assert.Null(At(1234567890).Accept(Secret, typed, lastStep: null));

    [Fact]
    public void A_code_may_be_typed_in_two_groups() => Assert.NotNull(At(1234567890).Accept(Secret, "005 924", lastStep: null));

    [Fact]
    public void Each_secret_is_160_random_bits()
    {
        Assert.Equal(20, Totp.NewSecret().Length);
        Assert.NotEqual(Totp.NewSecret(), Totp.NewSecret());
    }

    [Fact]
    public void An_app_reads_whose_code_it_is_and_where() => Assert.Equal(
        "otpauth://totp/rolecall.example8443:ada%2B1%40acme.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=rolecall.example8443&algorithm=SHA1&digits=6&period=30",
        Totp.Uri(Secret, "rolecall.example:8443", "ada+1@acme.example"));

    private static string CodeOfStep41152262 => new OtpNet.Totp(Secret).ComputeTotp(DateTimeOffset.FromUnixTimeSeconds(1234567860).UtcDateTime);

    private static Totp At(long seconds) => new(new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(seconds)));
}
