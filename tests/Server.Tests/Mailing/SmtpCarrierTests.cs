using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using Rolecall.Server.Mailing;
using Rolecall.Server.Tests.Egress;

namespace Rolecall.Server.Tests.Mailing;

public sealed class SmtpCarrierTests
{
    private static readonly Mail Hello = new("ada@acme.example", "Größe", "A line\n.\n..and dots\n", "<p>A line</p>");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Spec("R-34")]
    public async Task A_mail_arrives_as_it_was_written()
    {
        using var server = new SmtpStub();

        await Carrier(server).SendAsync(Hello, Ct);

        Assert.Single(server.Commands, line => line.StartsWith("MAIL FROM:<rolecall@example.com>", StringComparison.Ordinal));
        Assert.Equal("RCPT TO:<ada@acme.example>", Assert.Single(server.Commands, line => line.StartsWith("RCPT", StringComparison.Ordinal)));
        var message = Received(server);
        Assert.Equal(("Größe", "ada@acme.example", "rolecall@example.com"), (message.Subject, message.To.ToString(), message.From.ToString()));
        Assert.Equal("A line\n.\n..and dots\n", message.TextBody!.ReplaceLineEndings("\n"));
        Assert.Equal("<p>A line</p>", message.HtmlBody!.Trim());
        Assert.EndsWith("@example.com", message.MessageId);
        Assert.Equal("auto-generated", message.Headers[HeaderId.AutoSubmitted]);
    }

    [Fact, Spec("R-34")]
    public async Task The_mail_server_is_told_who_we_are()
    {
        using var server = new SmtpStub();

        await Carrier(server, new SmtpLogin(SmtpStub.User, SmtpStub.Password)).SendAsync(Hello, Ct);

        Assert.Contains(server.Commands, line => line.StartsWith("AUTH PLAIN", StringComparison.Ordinal));
        Assert.NotEmpty(server.Data);
    }

    [Theory, Spec("R-34", "I-56")]
    [InlineData("ada@acme.example\r\nBcc: all@acme.example")]
    [InlineData("ada@acme.example\nRCPT TO:<all@acme.example>")]
    [InlineData("ada@acme.example\r")]
    [InlineData("ada@acme.example\0")]
    [InlineData("ada@acme.example, eve@evil.example")]
    [InlineData("ada@acme.example;eve@evil.example")]
    [InlineData("ada@acme.example eve@evil.example")]
    [InlineData("Ada <ada@acme.example>")]
    [InlineData("<ada@acme.example>")]
    [InlineData("\"ada@evil.example\"@acme.example")]
    [InlineData("ada(comment)@acme.example")]
    [InlineData("ada@acme.example\u2028")]
    [InlineData("ada\u200b@acme.example")]
    [InlineData("ada@@acme.example")]
    [InlineData("ada@[127.0.0.1]")]
    [InlineData("@evil.example:ada@acme.example")]
    [InlineData("ada@")]
    [InlineData("@acme.example")]
    [InlineData("ada..b@acme.example")]
    [InlineData("ada@acme..example")]
    [InlineData("ada@-acme.example")]
    [InlineData("ada")]
    [InlineData("")]
    public async Task Only_one_plain_address_gets_mail(string to)
    {
        using var server = new SmtpStub();

        Assert.Contains("not one plain e-mail address", await UnsentAsync(Carrier(server), Hello with { To = to }));
        Assert.Empty(server.Commands);
    }

    [Theory, Spec("R-34")]
    [InlineData("Hello\r\nBcc: eve@evil.example")]
    [InlineData("Hello\n\n<script>")]
    [InlineData("Hello\0")]
    [InlineData("Hello\u0085")]
    public async Task A_subject_of_more_than_one_line_is_refused(string subject)
    {
        using var server = new SmtpStub();

        Assert.Contains("not one line", await UnsentAsync(Carrier(server), Hello with { Subject = subject }));
        Assert.Empty(server.Commands);
    }

    [Theory]
    [InlineData("o'brien+tag@acme.example")]
    [InlineData("a@b")]
    [InlineData("jürgen@bücher.example")]
    public void Ordinary_addresses_are_addresses(string address) => Assert.True(MailAddressRule.IsOne(address));

    [Fact, Spec("R-46")]
    public async Task Without_STARTTLS_nothing_is_said_to_a_mail_server_elsewhere()
    {
        using var server = new SmtpStub();

        var reason = await UnsentAsync(new SmtpCarrier(
            new SmtpAddress("127.0.0.1", server.Port, SmtpSecurity.StartTls, new SmtpLogin(SmtpStub.User, SmtpStub.Password)), "rolecall@example.com", TimeProvider.System));

        Assert.Contains("does not offer STARTTLS", reason);
        Assert.All(server.Commands, line => Assert.StartsWith("EHLO", line));
    }

    [Fact, Spec("R-46")]
    public async Task A_certificate_that_nobody_vouches_for_is_not_believed()
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        using var server = new LoopbackStub(async stream =>
        {
            await using var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(certificate);
            await tls.WriteAsync("220 stub\r\n"u8.ToArray());
            await Task.Delay(Timeout.Infinite, Ct);
        });

        Assert.Contains("no TLS certificate that this machine trusts", await UnsentAsync(Carrier(server.Port, SmtpSecurity.Tls)));
    }

    [Fact]
    public async Task A_wrong_password_is_told_and_not_repeated()
    {
        using var server = new SmtpStub();

        var reason = await UnsentAsync(Carrier(server, new SmtpLogin(SmtpStub.User, "wrong-password")));

        Assert.Contains("does not accept the user and password", reason);
        Assert.DoesNotContain("wrong-password", reason);
        Assert.Empty(server.Data);
    }

    [Fact]
    public async Task A_mail_server_that_asks_nobody_is_told()
    {
        using var server = new SmtpStub { Offers = ["8BITMIME"] };

        Assert.Contains("does not ask for a user", await UnsentAsync(Carrier(server, new SmtpLogin("a", "b"))));
    }

    [Fact]
    public async Task A_receiver_who_is_refused_is_told_by_number_without_the_address()
    {
        using var server = new SmtpStub { OnRecipient = "550 5.1.1 no such user ada@acme.example" };

        var reason = await UnsentAsync(Carrier(server));

        Assert.Contains("refused the mail with 550", reason);
        Assert.DoesNotContain("ada", reason);
    }

    [Fact]
    public async Task A_mail_server_that_is_away_or_no_mail_server_is_told()
    {
        using var nothing = new LoopbackStub(_ => Task.CompletedTask);
        var closed = nothing.Port;
        nothing.Dispose();

        Assert.Contains("cannot be reached or broke off", await UnsentAsync(Carrier(closed, SmtpSecurity.None)));
        using var broken = new LoopbackStub(stream => stream.WriteAsync("HTTP/1.1 400\r\n\r\n"u8.ToArray()).AsTask());
        Assert.Contains("cannot be reached or broke off", await UnsentAsync(Carrier(broken.Port, SmtpSecurity.None)));
    }

    [Fact]
    public async Task A_mail_server_that_says_nothing_is_given_up_after_half_a_minute()
    {
        var clock = new FakeTimeProvider();
        var connected = new TaskCompletionSource();
        using var server = new LoopbackStub(async _ =>
        {
            connected.SetResult();
            await Task.Delay(Timeout.Infinite, Ct);
        });

        var sending = UnsentAsync(new SmtpCarrier(new SmtpAddress("127.0.0.1", server.Port, SmtpSecurity.None, Login: null), "rolecall@example.com", clock));
        await connected.Task;
        clock.Advance(SmtpCarrier.Patience);

        Assert.Contains("within 30 seconds", await sending.WaitAsync(TimeSpan.FromSeconds(20), Ct));
    }

    [Fact]
    public async Task Without_a_mail_server_the_operator_is_told_what_to_set() =>
        Assert.Contains("ROLECALL_SMTP", await UnsentAsync(new NoMailCarrier()));

    [Theory]
    [InlineData("smtp://mail.example.com", "mail.example.com", 587, "StartTls", null, null)]
    [InlineData("smtp://mail.example.com:25/", "mail.example.com", 25, "StartTls", null, null)]
    [InlineData("smtps://a%40b:p%3Aw@mail.example.com", "mail.example.com", 465, "Tls", "a@b", "p:w")]
    [InlineData("smtp://user:p:w@mail.example.com:2525", "mail.example.com", 2525, "StartTls", "user", "p:w")]
    [InlineData("smtp://localhost:1025", "localhost", 1025, "None", null, null)]
    [InlineData("smtp://127.0.0.1", "127.0.0.1", 587, "None", null, null)]
    [InlineData("smtps://localhost", "localhost", 465, "Tls", null, null)]
    public void The_mail_servers_address_is_read(string text, string host, int port, string security, string? user, string? password)
    {
        var address = SmtpAddress.Parse(text)!;

        Assert.Equal((host, port, security, user, password), (address.Host, address.Port, address.Security.ToString(), address.Login?.User, address.Login?.Password));
    }

    [Theory]
    [InlineData("")]
    [InlineData("mail.example.com")]
    [InlineData("http://mail.example.com")]
    [InlineData("smtp://")]
    [InlineData("smtp://user@mail.example.com")]
    [InlineData("smtp://:word@mail.example.com")]
    [InlineData("smtp://mail.example.com/path")]
    [InlineData("smtp://mail.example.com?tls=no")]
    public void What_is_none_is_not_read(string text) => Assert.Null(SmtpAddress.Parse(text));

    [Fact, Spec("I-60")]
    public void Neither_a_mail_nor_a_login_prints_what_it_holds()
    {
        var printed = $"{new Mail("hidden", "hidden", "hidden", "hidden")} {SmtpAddress.Parse("smtp://u:hidden@h")} {new SmtpLogin("u", "hidden")}";

        Assert.DoesNotContain("hidden", printed);
    }

    private static SmtpCarrier Carrier(SmtpStub server, SmtpLogin? login = null) =>
        new(new SmtpAddress("127.0.0.1", server.Port, SmtpSecurity.None, login), "rolecall@example.com", TimeProvider.System);

    private static SmtpCarrier Carrier(int port, SmtpSecurity security) =>
        new(new SmtpAddress("127.0.0.1", port, security, Login: null), "rolecall@example.com", TimeProvider.System);

    private static async Task<string> UnsentAsync(IMailCarrier carrier, Mail? mail = null)
    {
        var unsent = await Assert.ThrowsAsync<UnsentMailException>(() => carrier.SendAsync(mail ?? Hello, Ct));
        Assert.EndsWith(".", unsent.Message);
        return unsent.Message;
    }

    private static MimeMessage Received(SmtpStub server) => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(server.Data)));
}
