using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Utils;

namespace Rolecall.Server.Mailing;

/// <summary>Hands each mail to the operator's mail server. One connection a mail: there are few, and a kept one would break unseen.</summary>
internal sealed class SmtpCarrier(SmtpAddress address, string from, TimeProvider clock) : IMailCarrier
{
    /// <summary>For one mail from connecting to the last answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task SendAsync(Mail mail, CancellationToken ct)
    {
        var message = MessageOf(mail);
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        try
        {
            await HandOverAsync(message, either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw Unsent($"did not answer within {Patience.TotalSeconds} seconds; check its host and port in ROLECALL_SMTP");
        }
        catch (SslHandshakeException)
        {
            throw Unsent("has no TLS certificate that this machine trusts for that name, or speaks no TLS on that port; correct its certificate or the address in ROLECALL_SMTP");
        }
        catch (AuthenticationException)
        {
            throw Unsent("does not accept the user and password in ROLECALL_SMTP; correct them");
        }
        catch (SmtpCommandException e)
        {
            throw Unsent($"refused the mail with {(int)e.StatusCode}; see that it accepts ROLECALL_MAIL_FROM as the sender, and in its log for the reason");
        }
        catch (Exception e) when (e is SocketException or IOException or ProtocolException or TimeoutException)
        {
            throw Unsent("cannot be reached or broke off; check its host and port in ROLECALL_SMTP, and that it is up");
        }
    }

    private async Task HandOverAsync(MimeMessage message, CancellationToken ct)
    {
        using var client = new SmtpClient();
        client.CheckCertificateRevocation = false; // would fetch from wherever the certificate points; name and chain are checked
        await ConnectAsync(client, ct);
        if (address.Login is { } login)
            await AuthenticateAsync(client, login, ct);
        await SendAsync(client, message, ct);
        await client.DisconnectAsync(quit: true, ct);
    }

    private async Task ConnectAsync(SmtpClient client, CancellationToken ct)
    {
        var security = address.Security switch
        {
            SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
            SmtpSecurity.StartTls => SecureSocketOptions.StartTls, // and not "when available", which whoever is between could deny
            SmtpSecurity.None => SecureSocketOptions.None,
        };
        try
        {
            await client.ConnectAsync(address.Host, address.Port, security, ct);
        }
        catch (NotSupportedException)
        {
            throw Unsent("does not offer STARTTLS, so passwords and links would be sent in the clear; switch it on there, or use smtps:// in ROLECALL_SMTP");
        }
    }

    private static async Task AuthenticateAsync(SmtpClient client, SmtpLogin login, CancellationToken ct)
    {
        try
        {
            await client.AuthenticateAsync(login.User, login.Password, ct);
        }
        catch (NotSupportedException)
        {
            throw Unsent("does not ask for a user and password on that port; correct the port in ROLECALL_SMTP, or leave them out there");
        }
    }

    private static async Task SendAsync(SmtpClient client, MimeMessage message, CancellationToken ct)
    {
        try
        {
            await client.SendAsync(message, ct);
        }
        catch (NotSupportedException)
        {
            throw Unsent("does not take addresses with letters beyond ASCII (SMTPUTF8); switch that on there");
        }
    }

    private MimeMessage MessageOf(Mail mail)
    {
        if (!MailAddressRule.IsOne(mail.To))
            throw new UnsentMailException("The mail was not sent because its receiver is not one plain e-mail address.");
        if (mail.Subject.Any(char.IsControl))
            throw new UnsentMailException("The mail was not sent because its subject is not one line of text.");

        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Date = clock.GetUtcNow(),
            MessageId = MimeUtils.GenerateMessageId(from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..]), // else it tells the machine's name
            Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html }.ToMessageBody(),
        };
        message.From.Add(new MailboxAddress("", from));
        message.To.Add(new MailboxAddress("", mail.To));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated"); // RFC 3834: so that nobody's absence notice answers
        return message;
    }

    private static UnsentMailException Unsent(string what) => new($"The mail server {what}.");
}
