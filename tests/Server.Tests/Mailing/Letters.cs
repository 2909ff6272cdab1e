using System.Net;
using Rolecall.Server.Mailing;

namespace Rolecall.Server.Tests.Mailing;

[Spec("R-08", "R-34")]
public sealed class Letters
{
    private const string Url = "https://rolecall.example";
    private const string Ada = "ada@acme.example";

    private static readonly Mail Reset = ResetPasswordMail.Write(Ada, Url, "/reset/abc?x=1&y=2", TimeSpan.FromMinutes(30));

    [Fact]
    public void The_way_to_a_new_password_is_plain() => Assert.Equal(
        """
        Somebody who typed this address asked to reset the password of the account ada@acme.example. If it was you, choose a new one here:

        https://rolecall.example/reset/abc?x=1&y=2

        The link is good for 30 minutes and works once.

        If it was not you, do nothing: your password stays as it is, and the link is no use to anybody who cannot read this mail.

        This mail was sent by Rolecall at https://rolecall.example. Nobody reads answers to it.

        """,
        Reset.Text);

    [Fact]
    public void The_HTML_says_the_same()
    {
        Assert.Contains("<a href=\"https://rolecall.example/reset/abc?x=1&amp;y=2\">", Reset.Html);
        Assert.All(Reset.Text.Split("\n\n"), paragraph => Assert.Contains(paragraph.Trim(), WebUtility.HtmlDecode(Reset.Html)));
    }

    [Fact]
    public void A_new_address_is_told_who_wants_it_and_for_how_long_it_may_answer()
    {
        var mail = ConfirmAddressMail.Write("ada@new.example", Ada, Url, "/confirm/abc", TimeSpan.FromHours(24));

        Assert.Equal(("ada@new.example", "Confirm your new address"), (mail.To, mail.Subject));
        Assert.Contains("The owner of the account ada@acme.example asked to sign in as ada@new.example", mail.Text);
        Assert.Contains("\nhttps://rolecall.example/confirm/abc\n", mail.Text);
        Assert.Contains("good for 24 hours", mail.Text);
    }

    [Fact]
    public void A_changed_password_is_told_with_its_time()
    {
        var mail = PasswordChangedMail.Write(Ada, new DateTimeOffset(2026, 11, 2, 10, 5, 0, TimeSpan.FromHours(1)), Url, "/reset");

        Assert.Equal("Your password was changed", mail.Subject);
        Assert.Contains("on 2 November 2026, 09:05 UTC", mail.Text);
        Assert.Contains("\nhttps://rolecall.example/reset\n", mail.Text);
    }

    [Fact]
    public void What_people_call_themselves_is_no_HTML()
    {
        var mail = ConfirmAddressMail.Write(Ada, "<script>alert(1)</script>", Url, "/confirm/abc", TimeSpan.FromHours(1));

        Assert.DoesNotContain("<script>", mail.Html);
        Assert.Contains("good for 1 hour ", mail.Text);
    }

    [Theory]
    [InlineData("//evil.example/reset")]
    [InlineData("@evil.example/reset")]
    [InlineData(".evil.example/reset")]
    [InlineData("/reset\r\nhttps://evil.example")]
    [InlineData("")]
    public void No_link_leads_to_another_place(string path) =>
        Assert.Throws<ArgumentException>(() => ResetPasswordMail.Write(Ada, Url, path, TimeSpan.FromMinutes(30)));
}
